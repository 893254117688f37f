package org.digitstudio.exchange.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.junit.jupiter.api.Test;

class PredictionsCsvTest {
  private static final ClassNames NAMES =
      new ClassNames(
          List.of("=1+1", "@sum", "a,b", "say \"no\"", "-4", "+5", "6", "7", "8", "nine"));

  @Test
  void aNameThatASpreadsheetWouldRunIsWrittenAsText() {
    ImageSet data =
        ImageSet.owning("set", new byte[2 * DigitImage.PIXELS], new byte[] {0, 3})
            .withClassNames(NAMES);
    float[] probabilities = new float[20];
    probabilities[9] = 1f;
    probabilities[13] = 0.75f;
    BatchResult predictions =
        new BatchResult(probabilities, new float[0], 0, new boolean[] {true, false});

    String[] lines =
        new String(PredictionsCsv.write(data, predictions), StandardCharsets.UTF_8).split("\n");

    assertThat(lines[0])
        .startsWith(
            "index,label,predicted,correct,sure,p =1+1,p @sum,\"p a,b\",\"p say \"\"no\"\"\"");
    assertThat(lines[1]).startsWith("0,'=1+1,nine,false,true,0.00000,").endsWith(",1.00000");
    assertThat(lines[2])
        .startsWith("1,\"say \"\"no\"\"\",\"say \"\"no\"\"\",true,false,")
        .contains("0.750000");
  }
}
