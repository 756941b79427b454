package dev.pactwire.ingest.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Removes from a page what is no article by what it calls itself: elements for navigation and
 * forms, hidden ones, and those whose class or id names comments, advertising, sharing and the
 * like. An element that holds most of the page's paragraphs stays, whatever it is called.
 */
final class Pruner {

  private static final Set<String> USELESS =
      Set.of(
          "script",
          "style",
          "template",
          "svg",
          "iframe",
          "object",
          "embed",
          "applet",
          "button",
          "input",
          "select",
          "textarea",
          "nav",
          "dialog",
          "canvas",
          "audio",
          "video",
          "map",
          "menu",
          "datalist",
          "link",
          "meta",
          "amp-ad",
          "amp-consent",
          "amp-sidebar",
          "amp-embed");

  /** Whole pages stand in a form (ASP.NET) or in a fallback for browsers without scripts. */
  private static final Set<String> MAY_HOLD_ALL = Set.of("form", "noscript");

  private static final Set<String> ASIDES = Set.of("aside", "footer");
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Pattern ROLES =
      Pattern.compile(
          "navigation|banner|complementary|contentinfo|search|dialog|alert|menu(?:bar)?|toolbar|tablist");

  private static final int LONGEST_CAPTION = 400;

  private static final Pattern HIDDEN_STYLE =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", Pattern.CASE_INSENSITIVE);
  private static final Set<String> ROOTS = Set.of("html", "body", "article", "main");

  /** A part that holds this share of all paragraphs is the article, whatever its name. */
  private static final double MOST = 0.4;

  /** So much text beside comments is an article. */
  private static final int ENOUGH = 250;

  private static final Names COMMENTS =
      Names.of("comments", "kommentare", "comment-list", "commentlist", "disqus", "replies");

  private static final Set<String> PROSE =
      Set.of(
          "p",
          "li",
          "td",
          "dd",
          "blockquote",
          "pre",
          "div",
          "section",
          "article",
          "span",
          "font",
          "strong",
          "b",
          "em",
          "i");

  private final Map<String, PartNames.Verdict> verdicts = new HashMap<>();
  private final double total;

  private Pruner(Element body) {
    total = Math.max(1, paragraphs(body));
  }

  /**
   * Removes what is no article.
   *
   * @param byName whether to go by the names of classes and ids, too
   */
  static void prune(Element body, boolean byName) {
    body.select(String.join(",", USELESS)).forEach(Element::remove);
    for (Element holder : body.select(String.join(",", MAY_HOLD_ALL))) {
      if (holder.hasParent() && paragraphs(holder) < MOST * Math.max(1, paragraphs(body))) {
        holder.remove();
      }
    }
    body.forEachNode(
        node -> {
          if (node instanceof Comment) {
            node.remove();
          }
        });
    if (!byName) {
      return;
    }
    Pruner pruner = new Pruner(body);
    for (Element element : body.select("*")) {
      if (!element.equals(body)
          && element.hasParent()
          && pruner.isUnwanted(element)
          && pruner.isBeside(element)) {
        element.remove();
      }
    }
  }

  /** Comments may be longer than what they are about. */
  private boolean isBeside(Element element) {
    double length = paragraphs(element);
    return length < MOST * total
        || total - length >= ENOUGH
            && COMMENTS.anyIn((element.className() + " " + element.id()).toLowerCase(Locale.ROOT))
            && element.selectFirst("h1") == null;
  }

  private boolean isUnwanted(Element element) {
    if (ROOTS.contains(element.normalName())) {
      return false;
    }
    return ASIDES.contains(element.normalName())
        || element.normalName().equals("figcaption") && element.text().length() <= LONGEST_CAPTION
        || isHidden(element)
        || ROLES.matcher(element.attr("role").toLowerCase(Locale.ROOT)).matches()
        || isNamedUnwanted(element);
  }

  private boolean isNamedUnwanted(Element element) {
    boolean heading = HEADINGS.contains(element.normalName());
    // The id of a heading is often made of its words.
    String name = heading ? element.className() : element.className() + " " + element.id();
    return name.length() > 1
        && switch (verdicts.computeIfAbsent(name, PartNames::verdict)) {
          case PART -> false;
          case NONE -> true;
          case CAPTION -> element.text().length() <= LONGEST_CAPTION;
          case TEASER -> leadsElsewhere(element);
        };
  }

  private static boolean leadsElsewhere(Element element) {
    return element.closest("a") != null || element.selectFirst("a[href]") != null;
  }

  private static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || HIDDEN_STYLE.matcher(element.attr("style")).find();
  }

  private static double paragraphs(Element element) {
    double[] length = {0};
    element.forEachNode(
        node -> {
          if (node instanceof TextNode text
              && node.parent() instanceof Element parent
              && PROSE.contains(parent.normalName())) {
            length[0] += text.getWholeText().strip().length();
          }
        });
    return length[0];
  }
}
