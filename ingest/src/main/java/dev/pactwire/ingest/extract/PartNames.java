package dev.pactwire.ingest.extract;

import java.util.Locale;

/** What the classes and ids of elements say of them, by the words that web designers use. */
final class PartNames {

  /** What an element is by its name. */
  enum Verdict {
    /** Nothing speaks against its being part of the article. */
    PART,
    /** No part of the article. */
    NONE,
    /** A caption, if it is short. */
    CAPTION,
    /** Leads elsewhere, if there is a link in it. */
    TEASER
  }

  private static final Names UNWANTED =
      Names.of(
          "comment:comment(?!ary)",
          "kommentare",
          "disqus",
          "respond",
          "cookie",
          "consent",
          "onetrust",
          "didomi",
          "usercentrics",
          "cookiebot",
          "qc-cmp",
          "cmp:\\bcmp(?:box|lz|wrapper)",
          "sp_message",
          "truste",
          "iubenda",
          "borlabs",
          "replies",
          "reply",
          "gdpr",
          "newsletter",
          "subscri",
          "sharedaddy",
          "sociable",
          "shar:(?:\\b|[-_])shar(?:e|ing)",
          "social",
          "sidebar",
          "side-bar",
          "breadcrumb",
          "bread-crumb",
          "nav:\\bnav",
          "navi",
          "menu",
          "footer",
          "foot-",
          "advert",
          "ad:\\bads?\\b|\\bad[-_]|[-_]ads?\\b",
          "anzeige",
          "werbung",
          "sponsor",
          "banner",
          "popup",
          "pop-up",
          "modal",
          "overlay",
          "paywall",
          "tag:\\btags?\\b(?!-)|tag-?(?:list|cloud|links)|tagged",
          "author:author-?(?:bio|box|info|desc|card|details?|about|profile)|about-?author",
          "autor",
          "byline",
          "meta:(?:post|entry|article)-?meta|meta(?:data|-?info|[-_]?line)?\\b",
          "widget:(?<!elementor-)widget",
          "toolbar",
          "print:print-?(?:button|link\\b|icon|version)",
          "rating:\\bratings?\\b|rating-",
          "vote:\\bvotes?\\b",
          "pager",
          "pagination",
          "login",
          "signup",
          "sign-up",
          "outbrain",
          "taboola",
          "jp-relatedposts",
          "jp-post",
          "copyright",
          "skip-",
          "hidden:(?<![-\\w])(?:is-)?hidden(?![-\\w])",
          "infobox",
          "disclaimer",
          "disclosure",
          "shariff",
          "like:likes?\\b",
          "toc:\\btoc\\b|toc_",
          "screen-reader",
          "sr-only",
          "visually",
          "readingtime",
          "reading-time",
          "lesezeit",
          "contactbox",
          "contact-box",
          "kontaktbox",
          "kontakt-box",
          "rss:rss-?(?:summary|widget)",
          "widget_rss",
          "articlereviewed",
          "article-reviewed",
          "donat",
          "spenden:spenden-?(?:box|button)");

  /** Names of captions; what is longer than a caption is text that goes with a picture. */
  private static final Names CAPTION =
      Names.of(
          "caption",
          "credit",
          "image:image-?(?:sub)?(?:title|desc|text|source)",
          "imagedescription",
          "bild:bild-?(?:unterschrift|text|quelle|beschreibung)",
          "img:img-?(?:desc|title|text)",
          "legend:\\blegend\\b");

  /** Names of what leads elsewhere; without a link in it such an element is part of the text. */
  private static final Names ELSEWHERE =
      Names.of(
          "related",
          "recommend",
          "teaser",
          "promo",
          "mostread",
          "most-read",
          "popular",
          "trending",
          "similar",
          "more:more-?(?:stories|news|articles)",
          "readmore",
          "read-more",
          "readalso",
          "read-also",
          "weiterlesen",
          "lesensie",
          "lesen-sie",
          "mehrzum",
          "mehr-zum",
          "alsoread",
          "also-read",
          "next:\\bnext(?:\\b|-?(?:post|article|link|page))",
          "prev:\\bprev(?:ious)?(?:\\b|-?(?:post|article|link|page))",
          "interestingarticles",
          "interesting-articles",
          "cta:\\bcta\\b|cta-|-cta");

  private static final Names WANTED =
      Names.of(
          "hentry",
          "post:\\bpost-\\d+|post-?(?:body|content|text)",
          "article:article-?(?:body|text|content)",
          "entry:entry-?content",
          "story:story-?(?:body|text|content)",
          "main:main-?(?:text|content)",
          "page:page-?content",
          "text:text-?body");

  private PartNames() {}

  static Verdict verdict(String given) {
    String name = given.toLowerCase(Locale.ROOT);
    if (WANTED.anyIn(name)) {
      return Verdict.PART;
    }
    if (UNWANTED.anyIn(name)) {
      return Verdict.NONE;
    }
    if (CAPTION.anyIn(name)) {
      return Verdict.CAPTION;
    }
    return ELSEWHERE.anyIn(name) ? Verdict.TEASER : Verdict.PART;
  }
}
