namespace Plimsoll.Simulation.Books.Latency;

/// <summary>The delays of the three lines between a strategy and a venue.</summary>
public sealed record LatencySettings
{
    /// <summary>No delay on any line.</summary>
    public static LatencySettings None { get; } = new();

    /// <summary>From the venue's market to the strategy.</summary>
    public LatencyModel Feed { get; init; } = LatencyModel.None;

    /// <summary>From the strategy's order to the venue.</summary>
    public LatencyModel Entry { get; init; } = LatencyModel.None;

    /// <summary>From the venue's answer to the strategy.</summary>
    public LatencyModel Answer { get; init; } = LatencyModel.None;

    /// <summary>Seed of what is drawn; each line draws its own numbers from it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether nothing is ever delayed.</summary>
    public bool IsNone => Feed.IsNone && Entry.IsNone && Answer.IsNone;

    /// <summary>
    /// Reads <c>feed=MODEL,entry=MODEL,answer=MODEL</c> (lines left out have no delay) or one MODEL for all three; the
    /// models are those of <see cref="LatencyModel.TryParse"/>.
    /// </summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out LatencySettings settings)
    {
        settings = None;
        if (text is null)
        {
            return false;
        }

        if (LatencyModel.TryParse(text, out var all))
        {
            settings = new LatencySettings { Feed = all, Entry = all, Answer = all };
            return true;
        }

        var read = new LatencySettings();
        foreach (var part in text.Split(','))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !LatencyModel.TryParse(part[(equals + 1)..], out var model))
            {
                return false;
            }

            switch (part[..equals])
            {
                case "feed":
                    read = read with { Feed = model };
                    break;
                case "entry":
                    read = read with { Entry = model };
                    break;
                case "answer":
                    read = read with { Answer = model };
                    break;
                default:
                    return false;
            }
        }

        settings = read;
        return true;
    }

    /// <summary>The text that <see cref="TryParse"/> reads; the seed is not part of it.</summary>
    public override string ToString() => Feed == Entry && Entry == Answer
        ? Feed.ToString()
        : $"feed={Feed},entry={Entry},answer={Answer}";
}
