"""What people see: terminal tables, JSON, marked-up reports."""
