using Plimsoll.Kernel.Invariants;

namespace Plimsoll.Kernel.Records;

/// <summary>
/// The figures that a strategy named before it acted. The object belongs to the kernel and is filled anew: what is to
/// last is copied.
/// </summary>
public sealed class DecisionInputs
{
    private readonly string[] names = new string[Limits.InputsMax];
    private readonly double[] values = new double[Limits.InputsMax];

    internal DecisionInputs()
    {
    }

    /// <summary>How many there are; 0 to <see cref="Limits.InputsMax"/>.</summary>
    public int Count { get; private set; }

    /// <summary>The name of one, in the order in which they were named first.</summary>
    public string Name(int place) => names[place];

    /// <summary>Its value, as last named.</summary>
    public double Value(int place) => values[place];

    internal void Clear() => Count = 0;

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    /// <exception cref="InvalidOperationException">There is no room for another one.</exception>
    internal void Set(string name, double value)
    {
        for (var i = 0; i < Count; i++)
        {
            if (ReferenceEquals(names[i], name) || string.Equals(names[i], name, StringComparison.Ordinal))
            {
                values[i] = value;
                return;
            }
        }

        if (name.Length is 0 or > Limits.InputNameLengthMax)
        {
            throw new ArgumentException(
                $"the name of a note has 1 to {Limits.InputNameLengthMax} characters", nameof(name));
        }

        if (Count == Limits.InputsMax)
        {
            throw new InvalidOperationException($"more than {Limits.InputsMax} notes in one event");
        }

        names[Count] = name;
        values[Count++] = value;
    }
}
