"""Front and back matter: title, subtitle, byline, date, standfirst and credits."""
