import java.util.List;

class Unchecked {
  List<String> words(Object any) {
    return (List<String>) any;
  }
}
