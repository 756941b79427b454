package dev.pactwire.ingest.archive;

import dev.pactwire.ingest.files.FileListener;
import dev.pactwire.schemas.Article;
import java.util.ArrayList;
import java.util.List;

/** What was read from an archive. */
final class Found implements FileListener {
  final List<String> titles = new ArrayList<>();
  final List<String> problems = new ArrayList<>();

  @Override
  public void article(String where, Article article) {
    titles.add(article.getTitle());
  }

  @Override
  public void problem(String sentence) {
    problems.add(sentence);
  }
}
