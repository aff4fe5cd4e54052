"""The portfolio as tables for other programs: json with all parts, csv for a spreadsheet."""
