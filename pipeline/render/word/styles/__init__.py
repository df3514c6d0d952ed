"""Word styles from the theme: names, properties, and which element of the page takes which."""
