package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.counts.Latest;
import dev.pactwire.dashboard.json.ArticleJson;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Filter;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.eclipse.jetty.http.HttpHeader;

/** RSS 2.0 of one alliance or region, for those who only have a reader. */
final class RssEndpoint implements Endpoint {
  private static final int OK = 200;
  private static final int MOST = 100;
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final Window window;
  private final boolean alliance;

  RssEndpoint(Window window, boolean alliance) {
    this.window = window;
    this.alliance = alliance;
  }

  @Override
  public void answer(Call call) {
    Set<String> id = Set.of(call.rest());
    Set<String> none = Set.of();
    Filter filter =
        new Filter(alliance ? id : none, alliance ? none : id, none, none, none, false, List.of());
    List<ClassifiedArticle> articles =
        Latest.standing(window.entries(Set.of(Channel.ARTICLES)), filter);
    String home =
        (call.request().isSecure() ? "https://" : "http://")
            + call.header(HttpHeader.HOST).orElse("localhost")
            + (alliance ? "/?alliance=" : "/?region=")
            + URLEncoder.encode(call.rest(), StandardCharsets.UTF_8);
    try {
      call.text(OK, "application/rss+xml;charset=utf-8", feed(call.rest(), home, articles));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing RSS", e);
    }
  }

  private static String feed(String id, String home, List<ClassifiedArticle> articles)
      throws XMLStreamException {
    StringWriter text = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("rss");
    xml.writeAttribute("version", "2.0");
    xml.writeStartElement("channel");
    element(xml, "title", "Pactwire: " + id);
    element(xml, "link", home);
    element(xml, "description", "Articles about " + id + ", without copies");
    for (int at = articles.size() - 1; at >= Math.max(0, articles.size() - MOST); at--) {
      item(xml, articles.get(at));
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return text.toString();
  }

  private static void item(XMLStreamWriter xml, ClassifiedArticle classified)
      throws XMLStreamException {
    Article article = classified.getArticle();
    xml.writeStartElement("item");
    element(xml, "title", article.getTitle());
    if (ArticleJson.link(article).isPresent()) {
      element(xml, "link", ArticleJson.link(article).get());
    }
    xml.writeStartElement("guid");
    xml.writeAttribute("isPermaLink", "false");
    xml.writeCharacters(clean(article.getArticleId()));
    xml.writeEndElement();
    // Readers show descriptions as HTML: what the article says must stay text there, too.
    element(xml, "description", asHtml(ArticleJson.teaser(article.getText())));
    element(xml, "pubDate", date(article.getPublishedAt().orElse(classified.getOrigin().getAt())));
    for (Label label : classified.getAlliances()) {
      element(xml, "category", label.getId());
    }
    for (Label label : classified.getRegions()) {
      element(xml, "category", label.getId());
    }
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private static String asHtml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** XML has no place for most control characters and for lone surrogates, however escaped. */
  private static String clean(String text) {
    return NOT_XML.matcher(text).replaceAll("\uFFFD");
  }

  private static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
