using System.Globalization;

namespace Plimsoll.Host.Safety.Sources;

/// <summary>A kill source while its lines are being read.</summary>
internal sealed class KillSourceDraft(string kind, string place, int line)
{
    private readonly string at = Line(line);
    private bool isRequired;
    private KillLevel level = KillLevel.Flatten;

    /// <exception cref="FormatException">There is no such key or value.</exception>
    public void Set(string key, string value, int number)
    {
        switch (key)
        {
            case "required" when value is "true" or "false":
                isRequired = value == "true";
                break;
            case "level" when KillLevels.TryParse(value, out var known):
                level = known;
                break;
            default:
                throw new FormatException(
                    $"{Line(number)}: '{key}: {value}': there are required (true, false) and level "
                    + $"({string.Join(", ", KillLevels.Words)})");
        }
    }

    /// <exception cref="FormatException">There is no such kind.</exception>
    public IKillSource Make() => place.Length == 0
        ? throw new FormatException($"{at}: '{kind}:': name the place")
        : kind switch
        {
            "file" => new FileSource(place, isRequired, level),
            "environment" => new EnvironmentSource(place, isRequired, level),
            "redis" => new RedisSource(place, isRequired, level),
            "postgres" => new PostgresSource(place, isRequired, level),
            _ => throw new FormatException($"{at}: '{kind}': there are file, environment, redis, postgres"),
        };

    /// <summary>How a line is named in messages.</summary>
    public static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number}");
}
