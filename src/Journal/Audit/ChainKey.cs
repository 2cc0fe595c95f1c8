using System.Globalization;

namespace Plimsoll.Journal.Audit;

/// <summary>By what a chain is asked for. <c>default</c> is an order's number 0, which there is not.</summary>
/// <param name="Kind">What the number is of.</param>
/// <param name="Number">The number, 1 or more.</param>
public readonly record struct ChainKey(ChainKeyKind Kind, long Number)
{
    /// <summary>Reads <c>N</c>, <c>order:N</c>, <c>record:N</c> or <c>position:N</c>.</summary>
    /// <param name="text">What is asked for.</param>
    /// <param name="key">What it means.</param>
    /// <returns>Whether it has one of these forms.</returns>
    public static bool TryParse(string? text, out ChainKey key)
    {
        key = default;
        var parts = text?.Split(':') ?? [];
        ChainKeyKind? kind = parts switch
        {
            [_] or ["order", _] => ChainKeyKind.Order,
            ["record", _] => ChainKeyKind.Record,
            ["position", _] => ChainKeyKind.Position,
            _ => null,
        };
        if (kind is not { } known
            || !long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            return false;
        }

        key = new ChainKey(known, number);
        return true;
    }
}
