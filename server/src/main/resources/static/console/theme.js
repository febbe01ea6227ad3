// Before anything is drawn: the theme chosen last, or the system's.
document.documentElement.dataset.theme =
  localStorage.getItem('ruvector.theme') || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
