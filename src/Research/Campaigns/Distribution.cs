using Plimsoll.Research.Statistics;

namespace Plimsoll.Research.Campaigns;

/// <summary>How the values of one figure lie over the runs of a campaign.</summary>
public sealed record Distribution
{
    /// <summary>Runs that have a value.</summary>
    public required int Count { get; init; }

    /// <summary>Runs in which the figure is not defined; they are left out of everything else.</summary>
    public required int Undefined { get; init; }

    /// <summary>The smallest value; null without one, as all that follow.</summary>
    public double? Min { get; init; }

    /// <summary>A quarter of the values lies below it (type 7 of Hyndman and Fan 1996).</summary>
    public double? LowerQuartile { get; init; }

    /// <summary>Half of the values lie below it.</summary>
    public double? Median { get; init; }

    /// <summary>A quarter of the values lies above it.</summary>
    public double? UpperQuartile { get; init; }

    /// <summary>The largest value.</summary>
    public double? Max { get; init; }

    /// <summary>Arithmetic mean, summed in the order of the runs.</summary>
    public double? Mean { get; init; }

    /// <summary>Sample standard deviation (n - 1); null below two values.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>Describes values, in the order of the runs.</summary>
    /// <param name="values">One a run; null or not finite where it is not defined.</param>
    public static Distribution Of(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] known = [.. values.Select(static value => value ?? double.NaN).Where(double.IsFinite)];
        var mean = known.Length == 0 ? (double?)null : known.Sum() / known.Length;
        return new Distribution
        {
            Count = known.Length,
            Undefined = values.Count - known.Length,
            Min = Quantiles.Linear(known, 0),
            LowerQuartile = Quantiles.Linear(known, 0.25),
            Median = Quantiles.Linear(known, 0.5),
            UpperQuartile = Quantiles.Linear(known, 0.75),
            Max = Quantiles.Linear(known, 1),
            Mean = mean,
            StandardDeviation = known.Length < 2 ? null
                : Math.Sqrt(known.Sum(value => (value - mean!.Value) * (value - mean.Value)) / (known.Length - 1)),
        };
    }
}
