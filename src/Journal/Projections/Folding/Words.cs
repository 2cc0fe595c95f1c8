using System.Globalization;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>The words that stand for values in tables: their names in code, which are stable.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Of(value);

    private static class Names<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<T, string> Known = Enum.GetValues<T>().Distinct().ToDictionary(
            static value => value, static value => value.ToString());

        // A number without a name comes from a newer journal; it is shown as the number.
        public static string Of(T value) => Known.TryGetValue(value, out var name)
            ? name
            : Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }
}
