namespace Plimsoll.Host.Safety.Sources;

/// <summary>
/// A variable of the process's environment, as it was when the process started: any value but an explicit word for
/// "off" kills. A required one must be set.
/// </summary>
internal sealed class EnvironmentSource(string name, bool isRequired, KillLevel level) : IKillSource
{
    public string Kind => "environment";

    public string Place => name;

    public bool IsRequired => isRequired;

    public KillLevel Level => level;

    public KillReading Read()
    {
        var value = Environment.GetEnvironmentVariable(name);
        return value is null && isRequired
            ? throw new IOException("the variable is not set")
            : KillWords.OfValue(value);
    }
}
