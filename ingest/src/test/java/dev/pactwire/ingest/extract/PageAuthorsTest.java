package dev.pactwire.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAuthorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p><i>von Anna Beispiel</i></p> | Anna Beispiel",
        "<p>By Jane Doe and Karl Muster</p> | Jane Doe, Karl Muster",
        "<span>Geschrieben von Cooper</span> | Cooper",
        "<span>06.11.2023 13:30 von Olga</span> | Olga",
        "<small>04.02.2022 - 13:10 Uhr - Uta Beispiel</small> | Uta Beispiel",
        "<p>Auteur : Kossi Exemple</p> | Kossi Exemple",
        "<p>Autorin: Uta Beispiel, Projektleiterin der Stelle</p> | Uta Beispiel",
        "<div class='dates_auteurs'>par <b class='auteurs'>Didier Exemple</b>, 21 juin 2018</div> | Didier Exemple",
        "<p class='byline'>Von Reporterin Eva Beispiel am 12.05.2023</p> | Eva Beispiel",
        "<address>By <a href='/author/t/'>Tim Example</a></address> | Tim Example",
        "<a href='/autoren/g/'>Georg Beispiel</a> | Georg Beispiel",
        "<script>layer = {'author' : 'Rudi Beispiel, Simon Muster'}</script> | Rudi Beispiel, Simon Muster",
        "<p>Von Angela Beispiel bis Karl Muster reichen die Namen</p> | ''",
        "<p class='author'>Alle Beiträge</p> | ''",
      })
  void bylinesAreReadInManyForms(String byline, String names) {
    String text = "Ein Satz zur Sache, der etwas sagt. ".repeat(12);
    String page =
        "<html><body><article><h1>Der Nebel im Hafen</h1>"
            + byline
            + "<p>"
            + text
            + "</p></article>";

    assertThat(String.join(", ", authors(page))).isEqualTo(names);
  }

  @Test
  void scriptsAndNestedElementsAreReadWithinBounds() {
    String spaces = "\"author\":" + " ".repeat(300_000);
    String deep = "<div class='author-box'>".repeat(300);

    assertThat(authors("<script>x = {" + spaces + "}</script><body><p>text</p>")).isEmpty();
    assertThat(authors("<body>" + deep + "<p>" + "Ein Satz. ".repeat(50_000))).isEmpty();
    assertThat(authors("<body>" + deep + "\n   <a href='/x'>Jane Doe</a>\n  "))
        .containsExactly("Jane Doe");
  }

  @Test
  void ofPersonsAndHousesThePersonsAreTheAuthors() {
    String both =
        "{'@type':'NewsArticle','author':[{'@type':'Organization','name':'Hafenblatt'},{'@type':'Person','name':['Jane Doe','Karl Muster']}]}";
    String house =
        "{'@type':'NewsArticle','author':{'@type':'Organization','name':'Hafen Verlag GmbH'}}";

    assertThat(authors(data(both) + "<body>")).containsExactly("Jane Doe", "Karl Muster");
    assertThat(authors(data(house) + "<body><p>Von Jane Doe</p>")).containsExactly("Jane Doe");
    assertThat(authors(data(house) + "<body><p>text</p>")).containsExactly("Hafen Verlag GmbH");
  }

  @Test
  void aFirstNameOrAnAccountYieldsToTheWholeNameElsewhere() {
    String first = data("{'@type':'NewsArticle','author':{'@type':'Person','name':'Jane'}}");
    String account = meta("author", "jane.doe");
    String whole = "<body><h1>Fog</h1><p class=byline>By Jane Doe</p>";
    String other = "<body><h1>Fog</h1><p class=byline>By Karl Muster</p>";

    assertThat(authors(first + whole)).containsExactly("Jane Doe");
    assertThat(authors(account + whole)).containsExactly("Jane Doe");
    assertThat(authors(first + other)).containsExactly("Jane");
  }

  @Test
  void anAuthorOfAShallowPageIsFound() {
    String author = "<div itemprop=author><span itemprop=name>Marie Durand</span></div>";
    String inLine = "<div>Publié le 22/11/2026 à 09h15, par <span>Marie Durand</span></div>";

    assertThat(authors("<body><h1>Radar</h1>" + author)).containsExactly("Marie Durand");
    assertThat(authors("<body><h1>Radar</h1>" + inLine)).containsExactly("Marie Durand");
  }

  @Test
  void namesInMetadataAreTurnedAndCleaned() {
    assertThat(authors(meta("citation_author", "Beispiel, Anna"))).containsExactly("Anna Beispiel");
    assertThat(authors(meta("author", "posted by Jane Doe | 12 May"))).containsExactly("Jane Doe");
    assertThat(authors(meta("author", "Jane Doe, Zeige alle Beiträge von Jane Doe")))
        .containsExactly("Jane Doe");
    assertThat(authors(meta("twitter:label1", "Verfasst von") + meta("twitter:data1", "Jane Doe")))
        .containsExactly("Jane Doe");
  }

  private static String meta(String name, String content) {
    return "<meta name='" + name + "' content='" + content + "'>";
  }

  private static String data(String json) {
    return "<script type='application/ld+json'>" + json.replace('\'', '"') + "</script>";
  }

  private static List<String> authors(String html) {
    return Extractor.extract(Page.html(Optional.of(URI.create("https://blatt.example/a/1")), html))
        .authors();
  }
}
