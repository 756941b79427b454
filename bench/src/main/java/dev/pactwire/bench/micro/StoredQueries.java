package dev.pactwire.bench.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.RegexpQueryHandler;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;

/**
 * The terms of a taxonomy as stored queries of Lucene's monitor, one for each spelling: a word, a
 * phrase, a word with an open ending. Where the two differ, Lucene has less to do: letters match in
 * either case, a phrase with an open word is asked as a conjunction without regard to order, and
 * only the terms of one language are stored. Open words are regular expressions, because the
 * monitor's own handler finds those by parts of the word; of prefix queries it would have to try
 * every one on every article.
 */
final class StoredQueries implements AutoCloseable {
  private static final String FIELD = "text";
  private static final int BATCH = 5_000;

  private final Analyzer analyzer = new StandardAnalyzer();
  private final Monitor monitor;
  private int size;

  StoredQueries(List<String> spellings) throws IOException {
    TermFilteredPresearcher presearcher =
        new TermFilteredPresearcher(
            TermWeightor.DEFAULT, List.of(new RegexpQueryHandler()), Set.of());
    monitor = new Monitor(analyzer, presearcher, new MonitorConfiguration());
    List<MonitorQuery> batch = new ArrayList<>();
    for (String spelling : new HashSet<>(spellings)) {
      Query query = query(spelling);
      if (query != null) {
        batch.add(new MonitorQuery(Integer.toString(size++), query));
      }
      if (batch.size() == BATCH) {
        monitor.register(batch);
        batch.clear();
      }
    }
    monitor.register(batch);
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** How many of them an article fulfils. */
  int matches(String title, String text) {
    Document document = new Document();
    document.add(new TextField(FIELD, title + "\n" + text, Field.Store.NO));
    try {
      return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatchCount();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Query query(String spelling) throws IOException {
    List<String> closed = new ArrayList<>();
    List<Query> open = new ArrayList<>();
    for (String chunk : spelling.split("\\s+", -1)) {
      List<String> words = words(chunk.replace("*", ""));
      for (int i = 0; i < words.size(); i++) {
        boolean prefix = chunk.endsWith("*") && i == words.size() - 1;
        boolean suffix = chunk.startsWith("*") && i == 0;
        if (prefix || suffix) {
          String regexp = (suffix ? ".*" : "") + words.get(i) + (prefix ? ".*" : "");
          open.add(new RegexpQuery(new Term(FIELD, regexp)));
        } else {
          closed.add(words.get(i));
        }
      }
    }
    if (!closed.isEmpty()) {
      open.add(
          closed.size() == 1
              ? new TermQuery(new Term(FIELD, closed.get(0)))
              : new PhraseQuery(FIELD, closed.toArray(String[]::new)));
    }
    return open.size() < 2 ? open.stream().findFirst().orElse(null) : all(open);
  }

  private static Query all(List<Query> parts) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    parts.forEach(part -> all.add(part, BooleanClause.Occur.MUST));
    return all.build();
  }

  private List<String> words(String chunk) throws IOException {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(FIELD, chunk)) {
      CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(word.toString());
      }
      stream.end();
    }
    return words;
  }

  @Override
  public void close() throws IOException {
    monitor.close();
    analyzer.close();
  }
}
