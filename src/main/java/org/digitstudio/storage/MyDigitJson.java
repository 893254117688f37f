package org.digitstudio.storage;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.InkCodec;
import org.jspecify.annotations.Nullable;

/**
 * One of My digits as a line of JSON.
 *
 * @param time in ISO 8601
 * @param image 784 bytes, 0 black to 255 white, as base64; version 1.0.0 called it {@code picture}
 * @param ink as the {@link InkCodec} has it; missing where the digit comes from a picture
 * @param writer name of who wrote it; missing where it is not known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record MyDigitJson(
    String id,
    int label,
    String time,
    @JsonAlias("picture") byte[] image,
    @JsonProperty @Nullable JsonNode ink,
    @JsonProperty @Nullable String writer) {

  private static final String LINE = "my-digits.jsonl";

  /** Returns a digit as a line, without a line break. */
  static byte[] format(MyDigit digit, InkCodec codec) throws IOException {
    MyDigitJson json =
        new MyDigitJson(
            digit.id(),
            digit.label(),
            digit.time().toString(),
            digit.image().toBytes(),
            digit.ink().isPresent() ? Json.MAPPER.readTree(codec.format(digit.ink().get())) : null,
            digit.writer().isEmpty() ? null : digit.writer());
    return Json.MAPPER.writeValueAsBytes(json);
  }

  /**
   * Reads a line.
   *
   * @return empty if it is no digit
   */
  static Optional<MyDigit> parse(byte[] line, InkCodec codec) {
    try {
      return Optional.of(
          Json.toRecord(BoundedJson.read(line, LINE), MyDigitJson.class, LINE).toDigit(codec));
    } catch (IOException | StudioException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private MyDigit toDigit(InkCodec codec) throws IOException {
    if (image.length != DigitImage.PIXELS
        || id.isEmpty()
        || label < 0
        || label >= Prediction.CLASSES) {
      throw new StudioIOException("storage.json.field", LINE, "image");
    }
    Optional<Ink> drawn = ink == null ? Optional.empty() : Optional.of(codec.parse(ink.toString()));
    return new MyDigit(
        id, label, Instant.parse(time), DigitImage.ofBytes(image, 0), drawn, shortened());
  }

  /** Returns the name of the writer, cut where another program wrote a longer one. */
  private String shortened() {
    String name = writer == null ? "" : writer.strip();
    return name.substring(0, Math.min(name.length(), MyDigit.MAX_WRITER_LENGTH));
  }
}
