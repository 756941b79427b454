package dev.pactwire.processor.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.Region;
import com.ibm.icu.util.Region.RegionType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frozen table of UN M.49 sub-regions agrees with ICU's. */
class SubregionsTest {
  /** Codes that ICU knows and ISO 3166-1 does not (Ascension, the Canaries and such). */
  private static final Set<String> ISO = iso();

  private static final Map<String, List<String>> TABLE =
      TestClassifier.TAXONOMY.regions().stream()
          .collect(Collectors.toMap(NewsRegion::id, NewsRegion::countries));

  @ParameterizedTest
  @CsvSource({
    "western-africa, 011",
    "eastern-africa, 014",
    "northern-africa, 015",
    "middle-africa, 017",
    "southern-africa, 018",
    "south-america, 005",
    "central-america, 013",
    "northern-america, 021",
    "caribbean, 029",
    "eastern-asia, 030",
    "southern-asia, 034",
    "south-eastern-asia, 035",
    "central-asia, 143",
    "western-asia, 145",
    "southern-europe, 039",
    "eastern-europe, 151",
    "northern-europe, 154",
    "western-europe, 155",
    "australia-and-new-zealand, 053",
    "melanesia, 054",
    "micronesia, 057",
    "polynesia, 061"
  })
  void holdsTheCountriesOfTheRegion(String id, String m49) {
    Set<String> icu =
        Region.getInstance(m49).getContainedRegions(RegionType.TERRITORY).stream()
            .map(Region::toString)
            .filter(ISO::contains)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(new TreeSet<>(TABLE.get(id))).isEqualTo(icu);
  }

  private static Set<String> iso() {
    Set<String> iso = new HashSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
    iso.add("XK"); // Kosovo has no ISO code; news needs one.
    return iso;
  }
}
