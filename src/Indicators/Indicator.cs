using System.Globalization;
using System.Text;
using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// What all indicators share: the value, readiness, and the frame of saving and restoring. Updates are not virtual:
/// each sealed indicator has its own, so a caller that knows the type pays no dispatch.
/// </summary>
public abstract class Indicator : IIndicator
{
    private readonly string _tag;

    /// <summary>Sets the name, the warm-up and the parameters that identify the state.</summary>
    /// <param name="name">Class name.</param>
    /// <param name="warmUpBars">Updates until the value can first be defined; at least 1.</param>
    /// <param name="parameters">All parameters; enumerations as their number.</param>
    protected Indicator(string name, int warmUpBars, params ReadOnlySpan<double> parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(warmUpBars, 1);
        WarmUpBars = warmUpBars;
        _tag = TagOf(name, parameters);
    }

    /// <inheritdoc/>
    public int WarmUpBars { get; }

    /// <inheritdoc/>
    public bool IsReady { get; private set; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public void Reset()
    {
        IsReady = false;
        Value = double.NaN;
        ResetState();
    }

    /// <inheritdoc/>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(_tag);
        writer.Write(IsReady ? 1L : 0L);
        writer.Write(Value);
        SaveState(writer);
    }

    /// <inheritdoc/>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(_tag);
        IsReady = reader.ReadInt64() != 0;
        Value = reader.ReadDouble();
        RestoreState(reader);
    }

    /// <summary>Name and parameters, for example "Sma(20)".</summary>
    /// <returns>The tag that also marks the saved state.</returns>
    public override string ToString() => _tag;

    /// <summary>Sets the value and makes the indicator ready.</summary>
    /// <param name="value">The new value.</param>
    protected void Publish(double value)
    {
        Value = value;
        IsReady = true;
    }

    /// <summary>Forgets what the derived indicator holds.</summary>
    protected abstract void ResetState();

    /// <summary>Saves what the derived indicator holds.</summary>
    /// <param name="writer">Takes the state.</param>
    protected abstract void SaveState(IStateWriter writer);

    /// <summary>Restores what <see cref="SaveState"/> saved, in the same order.</summary>
    /// <param name="reader">Gives the state.</param>
    protected abstract void RestoreState(IStateReader reader);

    private static string TagOf(string name, ReadOnlySpan<double> parameters)
    {
        if (parameters.Length == 0)
        {
            return name;
        }

        StringBuilder text = new(name);
        for (int i = 0; i < parameters.Length; i++)
        {
            text.Append(i == 0 ? '(' : ',').Append(parameters[i].ToString("R", CultureInfo.InvariantCulture));
        }

        return text.Append(')').ToString();
    }
}
