using System.Globalization;

namespace Plimsoll.Research.Explaining;

/// <summary>What a story is to be told of.</summary>
/// <param name="Kind">Which kind of thing.</param>
/// <param name="Number">Its number, from 1.</param>
public readonly record struct StorySubject(StoryKind Kind, long Number)
{
    /// <summary>Reads <c>17</c> or <c>order:17</c>, <c>trade:3</c>, <c>block:2</c>.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out StorySubject subject)
    {
        subject = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var word = colon < 0 ? "order" : text![..colon];
        StoryKind? kind = word switch
        {
            "order" => StoryKind.Order,
            "trade" => StoryKind.Trade,
            "block" => StoryKind.Block,
            _ => null,
        };
        if (kind is null || !long.TryParse(
            text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            return false;
        }

        subject = new StorySubject(kind.Value, number);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()} {Number}");
}
