import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The portable archive for Linux: the image, which runs from any folder without installation. */
final class Portable {
  private Portable() {}

  static void make(Layout layout) throws IOException, InterruptedException {
    LinuxTree.normalize(layout.image());
    Path archive =
        layout
            .out()
            .resolve(
                "digit-studio-%s-linux-%s.tar.gz"
                    .formatted(layout.version(), System.getProperty("os.arch")));
    Shell.run(
        List.of(
            "tar",
            "--create",
            "--use-compress-program=gzip --no-name",
            "--file=" + archive,
            "--sort=name",
            "--mtime=@" + Shell.EPOCH_SECONDS,
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--directory=" + layout.image().getParent(),
            Layout.NAME));
  }
}
