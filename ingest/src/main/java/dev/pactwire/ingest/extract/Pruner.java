package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;

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
          "noscript",
          "template",
          "svg",
          "iframe",
          "object",
          "embed",
          "applet",
          "form",
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
          "meta");
  private static final Set<String> ASIDES = Set.of("aside", "footer", "figcaption");
  private static final Pattern ROLES =
      Pattern.compile(
          "navigation|banner|complementary|contentinfo|search|dialog|alert|menu(?:bar)?|toolbar|tablist");

  private static final Pattern UNWANTED =
      Pattern.compile(
          "comment|disqus|respond|cookie|consent|gdpr|newsletter|subscri|sharedaddy|shar(?:e|ing)|social|related|recommend|teaser|side-?bar|bread-?crumb|\\bnav|navi|menu|footer|foot-|promo|advert|\\bads?\\b|\\bad[-_]|[-_]ads?\\b|anzeige|werbung|sponsor|banner|pop-?up|modal|overlay|paywall"
              + "|\\btags?\\b|tag-?(?:list|cloud|links)|tagged|author-?(?:bio|box|info)|autor|byline|meta(?:data|-?info|[-_]?line)?\\b|post-?meta|entry-?meta|widget|toolbar|print|rating|vote|pager|pagination|login|signup|sign-up|outbrain|taboola|jp-relatedposts|jp-post|copyright|skip|hidden|caption|credit|most-?read|popular|trending|similar|more-?(?:stories|news|articles)|read-?more|weiterlesen|lesen-?sie|mehr-?zum|infobox|disclaimer|shariff|likes?\\b|next|prev(?:ious)?|\\btoc\\b|jump|screen-reader|sr-only|visually",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WANTED =
      Pattern.compile(
          "hentry|\\bpost-\\d+|article-?(?:body|text|content)|articlebody|entry-?content|post-?(?:body|content|text)|story-?(?:body|text|content)|main-?(?:text|content)|page-?content|text-?body",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HIDDEN_STYLE =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", Pattern.CASE_INSENSITIVE);
  private static final Set<String> ROOTS = Set.of("html", "body", "article", "main");

  /** A part that holds this share of all paragraphs is the article, whatever its name. */
  private static final double MOST = 0.4;

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
          && paragraphs(element) < MOST * pruner.total) {
        element.remove();
      }
    }
  }

  private boolean isUnwanted(Element element) {
    if (ROOTS.contains(element.normalName())) {
      return false;
    }
    return ASIDES.contains(element.normalName())
        || isHidden(element)
        || ROLES.matcher(element.attr("role").toLowerCase(Locale.ROOT)).matches()
        || isNamedUnwanted(element);
  }

  private static boolean isNamedUnwanted(Element element) {
    String name = element.className() + " " + element.id();
    return name.length() > 1 && UNWANTED.matcher(name).find() && !WANTED.matcher(name).find();
  }

  private static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || HIDDEN_STYLE.matcher(element.attr("style")).find();
  }

  private static double paragraphs(Element element) {
    double length = 0;
    for (Element paragraph :
        element.select("p, li, td, dd, blockquote, pre, div, section, article, span, font")) {
      length += PlainText.line(paragraph.ownText()).length();
    }
    return length;
  }
}
