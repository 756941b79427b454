package dev.pactwire.ingest.extract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Finds the element that holds the article. First what pages themselves call the article, in the
 * order of how sure the name is; else the element around which the most prose stands, weighed as
 * Readability does (Arc90, 2009): each paragraph gives points for length and commas to its parent,
 * half of them to its grandparent, and links take points away.
 */
final class ContentFinder {

  private static final List<String> NAMED =
      List.of(
          "[itemprop=articleBody]",
          "[class*=articlebody i], [class*=article-body i], [class*=article_body i], [class*=article__body i], [id*=article-body i], [id=articleBody]",
          "[class*=entry-content i], [class*=entry_content i], [class*=entrycontent i], [class~=(?i)^entry$]",
          "[class*=post-content i], [class*=post_content i], [class*=postcontent i], [class*=post-body i], [class*=post-text i], [class*=post-entry i]",
          "[class*=article-content i], [class*=article__content i], [class*=article-text i], [class*=article_text i], [class*=articletext i], [class*=article-copy i], [id*=article-content i]",
          "[class*=story-body i], [class*=story-content i], [class*=story-text i], [class*=storycontent i]",
          "article",
          "[role=article]",
          "main",
          "[role=main]");
  private static final int ENOUGH = 250;
  private static final int SHORTEST = 25;
  private static final int LEVELS = 5;
  private static final int PARAGRAPH = 80;

  /** A named element is not believed if the prose stands elsewhere, this many times as much. */
  private static final int MOST_TIMES = 3;

  private static final double MORE = 1.2;
  private static final double FEW_LINKS = 0.3;
  private static final double LINKS = 0.5;

  private ContentFinder() {}

  static Element find(Element body) {
    int all = prose(body);
    Element scored = scored(body);
    int least = Math.max(Math.min(ENOUGH, all / 2 + 1), prose(scored) / MOST_TIMES);
    return NAMED.stream()
        .flatMap(
            selector -> best(body, selector).filter(element -> prose(element) >= least).stream())
        .findFirst()
        .map(element -> joined(element, body))
        .orElseGet(() -> joined(widened(scored, body), body));
  }

  /**
   * An article can be cut into several sections: goes up to the element that holds them, if they
   * are of one kind (the same name and class) and bring more prose.
   */
  private static Element joined(Element found, Element body) {
    Element best = found;
    Element at = found;
    for (int level = 0; level < LEVELS && at.parent() != null && !at.equals(body); level++) {
      Element up = at.parent();
      String kind = kind(at);
      int alike = 0;
      int prose = 0;
      for (Element child : up.children()) {
        if (kind(child).equals(kind) && linkDensity(child) < FEW_LINKS) {
          alike++;
          prose += long_(child);
        }
      }
      if (alike > 1 && prose > MORE * long_(at) && linkDensity(up) < FEW_LINKS) {
        best = up;
      }
      at = up;
    }
    return best;
  }

  private static String kind(Element element) {
    return element.normalName() + " " + element.className().replaceAll("[\\d_-]+\\S*", "");
  }

  private static int long_(Element element) {
    int length = 0;
    for (Element paragraph : element.select("p, li, pre, blockquote, td, div")) {
      int own = paragraph.ownText().length();
      length += own >= PARAGRAPH ? own : 0;
    }
    return length;
  }

  /**
   * An article can stand in several boxes side by side: goes up as long as that brings much more
   * prose and few links.
   */
  private static Element widened(Element found, Element body) {
    Element at = found;
    for (Element up = at.parent(); up != null && !at.equals(body); up = up.parent()) {
      if (prose(up) > MORE * prose(at) && linkDensity(up) < FEW_LINKS) {
        at = up;
      } else if (up.childrenSize() > 1) {
        break;
      }
    }
    return at;
  }

  private static Optional<Element> best(Element body, String selector) {
    return body.select(selector).stream().max(Comparator.comparingInt(ContentFinder::prose));
  }

  /** Characters of text outside links in paragraphs. */
  private static int prose(Element element) {
    int length = 0;
    for (Element paragraph : element.select("p, li, pre, blockquote, td, div")) {
      int own = paragraph.ownText().length();
      length += own >= SHORTEST ? own : 0;
    }
    return length;
  }

  private static Element scored(Element body) {
    Map<Element, Double> scores = new LinkedHashMap<>();
    for (Element paragraph : body.select("p, pre, td, blockquote, div, section, li")) {
      String text = paragraph.normalName().equals("p") ? paragraph.text() : paragraph.ownText();
      if (text.length() >= SHORTEST && paragraph.parent() != null) {
        double points =
            1
                + Math.min(text.length() / 100.0, 3)
                + text.chars().filter(c -> c == ',' || c == '、' || c == '，').count();
        Element holder = paragraph.normalName().equals("p") ? paragraph.parent() : paragraph;
        scores.merge(holder, points, Double::sum);
        if (holder.parent() != null && !holder.equals(body)) {
          scores.merge(holder.parent(), points / 2, Double::sum);
        }
      }
    }
    return densest(scores).filter(element -> linkDensity(element) < LINKS).orElse(body);
  }

  /** The highest score less the share of links; those that cannot win are not looked at. */
  private static Optional<Element> densest(Map<Element, Double> scores) {
    List<Map.Entry<Element, Double>> ranking =
        scores.entrySet().stream()
            .sorted(Map.Entry.<Element, Double>comparingByValue().reversed())
            .toList();
    Optional<Element> best = Optional.empty();
    double most = 0;
    for (Map.Entry<Element, Double> entry : ranking) {
      if (entry.getValue() <= most) {
        break;
      }
      double score = entry.getValue() * (1 - linkDensity(entry.getKey()));
      if (score > most) {
        most = score;
        best = Optional.of(entry.getKey());
      }
    }
    return best;
  }

  /** Share of an element's text that is in links. */
  static double linkDensity(Element element) {
    int text = element.text().length();
    int linked = 0;
    for (Element link : element.select("a")) {
      linked += link.text().length();
    }
    return text == 0 ? 0 : (double) linked / text;
  }
}
