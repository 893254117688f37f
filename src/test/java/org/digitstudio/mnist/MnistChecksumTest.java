package org.digitstudio.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistChecksumTest {
  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte.gz, 6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte.gz, a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte.gz, 2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte.gz, 27ae3e4e09519cfbb04c329615203637"
  })
  void theBundledFilesAreTheOnesThatWerePublished(String file, String md5) throws Exception {
    try (InputStream packed =
            Objects.requireNonNull(BundledMnist.class.getResourceAsStream(file), file);
        InputStream plain = new GZIPInputStream(packed)) {
      byte[] digest = MessageDigest.getInstance("MD5").digest(plain.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(md5);
    }
  }
}
