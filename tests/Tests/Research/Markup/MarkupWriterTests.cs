using Plimsoll.Research.Markup;

namespace Plimsoll.Tests.Research.Markup;

public sealed class MarkupWriterTests
{
    [Fact]
    public void Element_TextAndAttributes_AreEscaped()
    {
        MarkupWriter markup = new();
        markup.Element("p", "a < b & \"c\" > 'd'", ("title", "\"><script>"));
        Assert.Equal(
            "<p title=\"&quot;&gt;&lt;script&gt;\">a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;</p>",
                markup.ToString());
    }

    [Fact]
    public void Text_CharactersThatXmlForbids_BecomeTheReplacementCharacter()
    {
        MarkupWriter markup = new();
        markup.Text("a\0b\u001Bc\uD800d\uFFFEe😀\t\n");
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe😀\t\n", markup.ToString());
    }

    [Fact]
    public void Close_NestedElements_ClosesTheInnermost()
    {
        MarkupWriter markup = new();
        markup.Open("a").Open("b").Empty("c", ("d", "1")).Close().Element("e", "").Close();
        Assert.Equal("<a><b><c d=\"1\"/></b><e></e></a>", markup.ToString());
    }

    [Fact]
    public void ToString_ElementStillOpen_Throws()
    {
        MarkupWriter markup = new();
        markup.Open("section");
        Assert.Contains("'section'", Assert.Throws<InvalidOperationException>(() => markup.ToString()).Message,
            StringComparison.Ordinal);
    }
}
