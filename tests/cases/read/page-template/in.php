<?php
  $guest = 'Ada Reed';
  $asked_by = "Nora Quist"; // the site adds "by"
  if ($wide > 3) { include $_SERVER['DOCUMENT_ROOT'] . '/config.php'; }
?>
<main role="main">
  <header>
    <h1><?php echo $guest; ?></h1>
    <p>Ada has kept the lock at the harbour for thirty years, and has never once overslept.</p>
    <p class="author">An interview with <a href="<?php echo $url; ?>"><?= $asked_by ?></a></p>
  </header>
  <dl>
    <dt>Please introduce yourself.</dt>
    <dd><p>I keep the lock. My mother kept it before me, and her brother before her.</p></dd>
  </dl>
  <dl>
    <dt>Who pays for the walls?</dt>
    <dd><p>The boats do, with a tenth of each catch. It was a fifth when I was small.</p></dd>
  </dl>
  <dl>
    <dt>And the lights?</dt>
    <dd><p>The town pays for the lights, and I have to clean them on Sundays.</p></dd>
  </dl>
</main>
<?php include 'footer.php';
