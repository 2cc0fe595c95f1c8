using Plimsoll.Data;
using Plimsoll.Data.Store;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Runs;

/// <summary>Finds the currency pairs in a catalog that a run needs to convert its amounts.</summary>
public static class RateSearch
{
    /// <summary>
    /// Manifests of the pairs that lead from each currency to the account's, where the run's own instruments do not:
    /// one pair, or two with a currency in between. Bars of the run's period are preferred, then the shortest.
    /// </summary>
    /// <param name="catalog">Where to look.</param>
    /// <param name="instruments">The run's instruments.</param>
    /// <param name="needed">The currencies that must be converted.</param>
    /// <param name="account">The account's currency.</param>
    /// <param name="period">The run's bars.</param>
    /// <exception cref="DataError">There is no way; the message names the pair to import.</exception>
    public static IReadOnlyList<SeriesManifest> Find(
        Catalog catalog,
        IReadOnlyList<Instrument> instruments,
        IReadOnlyList<Currency> needed,
        Currency account,
        BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(needed);
        var pairs = catalog.List()
            .Where(one => one.Key.Kind == SeriesKind.Bars && CurrencyPair.BaseOf(one.Instrument) is not null)
            .OrderBy(one => one.Key.Period == period ? 0 : 1)
            .ThenBy(one => one.Key.Period)
            .ThenBy(one => one.Key.Name, StringComparer.Ordinal)
            .ToList();
        var found = new List<SeriesManifest>();
        foreach (var currency in needed.Distinct())
        {
            var known = new CurrencyRates([.. instruments, .. found.Select(one => one.Instrument)], account);
            if (known.HasWay(currency, account))
            {
                continue;
            }

            found.AddRange(Way(pairs, currency, account) ?? throw new DataError(
                DataErrorKind.NotFound,
                $"nothing in catalog {catalog.Folder} converts {currency} into {account}: import bars of the pair " +
                $"{currency}{account} (such as {period}), or name another --account-currency"));
        }

        return found;
    }

    private static SeriesManifest[]? Way(List<SeriesManifest> pairs, Currency from, Currency to)
    {
        if (pairs.Find(one => Joins(one, from, to)) is { } direct)
        {
            return [direct];
        }

        foreach (var first in pairs)
        {
            var middle = Other(first, from);
            if (middle is { } over && pairs.Find(one => Joins(one, over, to)) is { } second)
            {
                return [first, second];
            }
        }

        return null;
    }

    private static bool Joins(SeriesManifest pair, Currency from, Currency to) => Other(pair, from) == to;

    private static Currency? Other(SeriesManifest pair, Currency one)
    {
        var traded = CurrencyPair.BaseOf(pair.Instrument);
        return traded == one ? pair.Instrument.Quote : pair.Instrument.Quote == one ? traded : null;
    }
}
