"""What happens on which day, for people's own calendars: files of iCalendar (RFC 5545) beside the pages."""
