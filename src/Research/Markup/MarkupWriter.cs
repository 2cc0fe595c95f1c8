using System.Text;

namespace Plimsoll.Research.Markup;

/// <summary>
/// Builds HTML and SVG that is also well-formed XML: every text and attribute is escaped, every element is closed by
/// the
/// writer itself.
/// </summary>
internal sealed class MarkupWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element.</summary>
    public MarkupWriter Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        _text.Append('>');
        _open.Push(tag);
        return this;
    }

    /// <summary>Closes the innermost element.</summary>
    public MarkupWriter Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>Writes an element that holds only text; the closing tag is written even when the text is
    /// empty.</summary>
    public MarkupWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(tag, attributes);
        Text(text);
        return Close();
    }

    /// <summary>Writes an element without content: a void HTML element or any SVG element.</summary>
    public MarkupWriter Empty(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        _text.Append("/>");
        return this;
    }

    /// <summary>Writes text, escaped.</summary>
    public MarkupWriter Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>Writes markup as it stands. Only for constants of the product, never for anything a user
    /// gave.</summary>
    public MarkupWriter Trusted(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Starts a new line between elements, so that the file stays readable and comparable.</summary>
    public MarkupWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>The finished markup.</summary>
    /// <exception cref="InvalidOperationException">An element is still open.</exception>
    public override string ToString() => _open.Count == 0
        ? _text.ToString()
        : throw new InvalidOperationException($"The element '{_open.Peek()}' is still open.");

    private void Start(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            _text.Append(' ').Append(name).Append("=\"");
            Escape(value);
            _text.Append('"');
        }
    }

    private void Escape(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            switch (character)
            {
                case '&': _text.Append("&amp;"); break;
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '"': _text.Append("&quot;"); break;
                case '\'': _text.Append("&#39;"); break;
                case '\t' or '\n': _text.Append(character); break;
                case < ' ' or '\uFFFE' or '\uFFFF': _text.Append('\uFFFD'); break;
                default:
                    var isPair = char.IsHighSurrogate(character) && i + 1 < text.Length
                        && char.IsLowSurrogate(text[i + 1]);
                    if (isPair)
                    {
                        _text.Append(character).Append(text[++i]);
                    }
                    else
                    {
                        _text.Append(char.IsSurrogate(character) ? '\uFFFD' : character);
                    }

                    break;
            }
        }
    }
}
