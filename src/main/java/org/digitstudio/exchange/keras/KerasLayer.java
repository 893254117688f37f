package org.digitstudio.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.exchange.network.LayerFailure;
import org.digitstudio.exchange.network.Margins;

/**
 * A layer as Keras describes it, in the spelling of Keras 1, 2 or 3.
 *
 * @param type the class's name, such as {@code Conv2D}
 * @param path the names of the nested models it is in, outermost first
 * @param index its position among all layers, from 0
 */
record KerasLayer(String type, JsonNode config, List<String> path, int index) {
  private static final Set<String> CHANNELS_FIRST = Set.of("channels_first", "th");

  KerasLayer {
    path = List.copyOf(path);
  }

  String name() {
    return text("name", "");
  }

  /** The first of several spellings of a setting that is there and not null. */
  JsonNode setting(String... spellings) {
    for (String spelling : spellings) {
      if (config.hasNonNull(spelling)) {
        return config.get(spelling);
      }
    }
    return config.path("");
  }

  String text(String setting, String otherwise) {
    return config.path(setting).asText(otherwise);
  }

  double number(double otherwise, String... spellings) {
    return setting(spellings).asDouble(otherwise);
  }

  boolean flag(String... spellings) {
    return setting(spellings).asBoolean(true);
  }

  int integer(String... spellings) throws IOException {
    JsonNode value = setting(spellings);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw LayerFailure.missing(spellings[0]);
    }
    return value.asInt();
  }

  /** Two whole numbers, height and width; one that stands for both is understood too. */
  int[] pair(int otherwise, String... spellings) throws IOException {
    JsonNode value = setting(spellings);
    if (value.isMissingNode()) {
      return new int[] {otherwise, otherwise};
    }
    int[] numbers = integers(value, spellings[0]);
    if (numbers.length == 1) {
      return new int[] {numbers[0], numbers[0]};
    }
    if (numbers.length != 2) {
      throw LayerFailure.setting(spellings[0], value);
    }
    return numbers;
  }

  /** Both numbers of a pair, which must be equal. */
  int square(int otherwise, String... spellings) throws IOException {
    int[] pair = pair(otherwise, spellings);
    if (pair[0] != pair[1]) {
      throw LayerFailure.setting(spellings[0], pair[0] + "×" + pair[1]);
    }
    return pair[0];
  }

  /** A whole number or a list of them. */
  static int[] integers(JsonNode value, String setting) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    Iterable<JsonNode> elements = value.isArray() ? value : List.of(value);
    for (JsonNode element : elements) {
      if (!element.isIntegralNumber() || !element.canConvertToInt()) {
        throw LayerFailure.setting(setting, BoundedJson.quoted(value.toString()));
      }
      numbers.add(element.asInt());
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  boolean isChannelsFirst() {
    return CHANNELS_FIRST.contains(setting("data_format", "dim_ordering").asText());
  }

  /** Whether it says which dimension holds the channels. */
  boolean namesChannels() {
    return !setting("data_format", "dim_ordering").isMissingNode();
  }

  Margins margins() throws IOException {
    String padding = setting("padding", "border_mode").asText("valid");
    return switch (padding) {
      case "same" -> Margins.SAME;
      case "valid" -> Margins.VALID;
      default -> throw LayerFailure.setting("padding", BoundedJson.quoted(padding));
    };
  }

  /** Tells which layer a failure is about. */
  StudioIOException problem(Failure reason) {
    return new StudioIOException(
        (Throwable) reason, "domain.layer.named", index + 1, BoundedJson.quoted(name()), reason);
  }
}
