package io.jenkins.plugins.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryFormTest {
    private static Params params(String form) {
        var fields = new LinkedHashMap<String, String>();
        QueryForm.split(form, fields);
        return new TreeParams(QueryForm.tree(fields), Dialect.QUERY);
    }

    @Test
    void shouldKeepTheOrderOfNumbersWhenListsAreLong() {
        var form = new StringBuilder();
        IntStream.rangeClosed(1, 12).map(i -> 13 - i).forEach(i -> form.append("Id." + i + "=i" + i + "&"));

        assertThat(params(form.toString()).texts("Id"))
                .containsExactly("i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9", "i10", "i11", "i12");
    }

    @Test
    void shouldReadBothKindsOfListsAndMapsWhenTheyAreNested() {
        var params = params("Tags.member.1.Key=a&Tags.member.1.Value=1%2B1&Tags.member.2.Key=b"
                + "&Filter.1.Name=state&Filter.1.Value.1=x&Filter.1.Value.2=y+z"
                + "&Attributes.entry.1.key=k&Attributes.entry.1.value=v");

        assertThat(params.structures("Tags"))
                .extracting(tag -> tag.required("Key"))
                .containsExactly("a", "b");
        assertThat(params.structures("Tags").get(0).text("Value")).contains("1+1");
        assertThat(params.structures("Filter").get(0).texts("Value")).containsExactly("x", "y z");
        assertThat(params.map("Attributes")).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void shouldTakeEmptyTextForAnEmptyListWhenOneIsExpected() {
        assertThat(params("Names=").texts("Names")).isEmpty();
        assertThat(params("Names=").structures("Names")).isEmpty();
        assertThatThrownBy(() -> params("Names=x").texts("Names")).hasMessageContaining("expected a list");
    }

    @Test
    void shouldNameEachLeafWhenItWasNotRead() {
        var params = params("A.member.1.B=1&A.member.1.C=2&A.member.2.B=3&D.E=4&F=5");
        params.structures("A").forEach(each -> each.integer("B"));
        params.structure("D");
        params.ignore("F");

        assertThat(params.unread()).isEqualTo(List.of("A.1.C", "D.E"));
        assertThatThrownBy(params::nothingElse).hasMessageContaining("A.1.C, D.E");
    }
}
