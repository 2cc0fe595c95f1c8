using System.Globalization;
using System.Numerics;
using Plimsoll.Journal.Projections.Folding;

namespace Plimsoll.Journal.Projections.Queries;

/// <summary>An exact decimal number of any size with at most 18 decimals.</summary>
internal readonly record struct ExactDecimal(BigInteger Atto) : IComparable<ExactDecimal>
{
    private const int Decimals = 18;

    public static ExactDecimal operator +(ExactDecimal left, ExactDecimal right) => new(left.Atto + right.Atto);

    public static ExactDecimal operator -(ExactDecimal left, ExactDecimal right) => new(left.Atto - right.Atto);

    /// <summary>Reads what a database says; more than 18 decimals are zeros.</summary>
    public static ExactDecimal Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? "" : text[(point + 1)..];
        var digits = (point < 0 ? text : text[..point])
            + (fraction.Length > Decimals ? fraction[..Decimals] : fraction.PadRight(Decimals, '0'));
        return new ExactDecimal(BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    public int CompareTo(ExactDecimal other) => Atto.CompareTo(other.Atto);

    public override string ToString() => ExactRatio.Text(Atto, BigInteger.Pow(10, Decimals), Decimals);
}
