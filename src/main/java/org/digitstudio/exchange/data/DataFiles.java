package org.digitstudio.exchange.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.digitstudio.container.StrictZip;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.FileFailures;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.domain.port.DatasetReader;
import org.digitstudio.domain.port.PictureDecoder;

/**
 * Data sets of every format: IDX, CSV, npz, and pictures in folders or zips. A file is opened by
 * what is in it, whatever its name.
 */
public final class DataFiles implements DatasetFiles {
  private static final int MAX_ZIP = 900 << 20;
  private static final int MAX_ENTRIES = 200_000;
  private static final Set<Integer> IDX = Set.of(0x0801, 0x0803, 0x0C02);

  private final DatasetReader idx;
  private final ClassFolders pictures;

  public DataFiles(DatasetReader idx, PictureDecoder decoder) {
    this.idx = idx;
    this.pictures = new ClassFolders(decoder);
  }

  @Override
  public List<DigitDataset> open(List<Path> files) throws IOException {
    if (files.isEmpty() || files.size() > 2) {
      throw new StudioIOException("exchange.data.idx-pair");
    }
    Path file = files.getFirst();
    try {
      return opened(files);
    } catch (StudioIOException | StudioException e) {
      String name = String.valueOf(file.getFileName());
      throw new StudioIOException(e, "exchange.data.cannot-open", name, (Failure) e);
    } catch (IOException e) {
      throw FileFailures.of(file, e);
    } catch (UncheckedIOException e) {
      // A folder that can't be listed.
      throw FileFailures.of(file, Objects.requireNonNull(e.getCause()));
    }
  }

  private List<DigitDataset> opened(List<Path> files) throws IOException {
    Path file = files.getFirst();
    if (Files.isDirectory(file)) {
      return folder(file);
    }
    byte[] head = head(file);
    if (head.length == 0) {
      throw new StudioIOException("exchange.data.empty");
    }
    if (StrictZip.isZip(head)) {
      return zip(files);
    }
    if (head.length < 4 || head[0] == 0 && head[1] == 0 && isIdx(head)) {
      IdxLayout.Pair pair = IdxLayout.of(files);
      return List.of(named(idx.read(pair.name(), pair.images(), pair.labels()), pair.images()));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return List.of(named(CsvReader.read(in, stem(file)), file));
    }
  }

  private static boolean isIdx(byte[] head) {
    return IDX.contains((head[2] & 0xFF) << 8 | head[3] & 0xFF);
  }

  private List<DigitDataset> folder(Path folder) throws IOException {
    List<DigitDataset> sets = new ArrayList<>();
    for (IdxLayout.Pair pair : IdxLayout.in(folder)) {
      sets.add(named(idx.read(pair.name(), pair.images(), pair.labels()), pair.images()));
    }
    return sets.isEmpty() ? pictures.readFolder(folder) : sets;
  }

  private List<DigitDataset> zip(List<Path> files) throws IOException {
    Path file = files.getFirst();
    byte[] content = bounded(file);
    if (files.size() == 2) {
      return List.of(named(NpzReader.read(content, bounded(files.get(1)), stem(file)), file));
    }
    Set<String> entries = StrictZip.open(content, MAX_ENTRIES).names();
    if (NpzReader.isOne(entries)) {
      List<DigitDataset> sets = new ArrayList<>();
      for (DigitDataset set : NpzReader.read(content, stem(file))) {
        sets.add(named(set, file));
      }
      return sets;
    }
    if (ClassFolders.isOne(entries)) {
      return pictures.readZip(content, stem(file));
    }
    throw new StudioIOException("exchange.data.no-set");
  }

  private static byte[] bounded(Path file) throws IOException {
    if (Files.size(file) > MAX_ZIP) {
      throw new StudioIOException("exchange.too-large", MAX_ZIP >> 20);
    }
    return Files.readAllBytes(file);
  }

  /** Returns the first bytes of a file, unpacked where it is gzip. */
  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return PlainData.of(new BufferedInputStream(in)).readNBytes(8);
    }
  }

  private static DigitDataset named(DigitDataset set, Path file) throws IOException {
    ClassNames names = Classes.find(file);
    return names.areDigits() || !(set instanceof ImageSet images)
        ? set
        : images.withClassNames(names);
  }

  private static String stem(Path file) {
    return file.getFileName()
        .toString()
        .replaceFirst("(?i)(\\.csv|\\.tsv|\\.txt|\\.npz|\\.zip)?(\\.gz)?$", "");
  }
}
