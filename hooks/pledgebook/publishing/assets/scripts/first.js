try{const s=localStorage.getItem("pb-scheme");if(s==="light"||s==="dark")document.documentElement.dataset.scheme=s}catch{}
