using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>A signed statement about a subject, on which authorization rests. It never changes.</summary>
public sealed record EvidenceRecord
{
    /// <summary>What it is about.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Whom it is about.</summary>
    public required EvidenceSubject Subject { get; init; }

    /// <summary>What it found, each name once. A figure that could not be computed is left out.</summary>
    public IReadOnlyList<EvidenceFigure> Figures { get; init; } = [];

    /// <summary>What it came to.</summary>
    public required EvidenceVerdict Verdict { get; init; }

    /// <summary>Who says so: the program, or an operator by name.</summary>
    public required string Issuer { get; init; }

    /// <summary>Why, in a sentence; where it comes from, for what the program issues.</summary>
    public string Reason { get; init; } = "";

    /// <summary>SHA-256 of the file it was made of, lower-case hexadecimal; empty for none.</summary>
    public string SourceHash { get; init; } = "";

    /// <summary>When it was issued; nanoseconds since the epoch, UTC.</summary>
    public required long IssuedNs { get; init; }

    /// <summary>The first moment at which it counts no more; nanoseconds since the epoch, UTC.</summary>
    public required long ExpiresNs { get; init; }

    /// <summary>The key that signed it: 16 hexadecimal digits; empty for none.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>What the check of its signature said.</summary>
    public EvidenceSignature Signature { get; init; }

    /// <summary>Looks a figure up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; zero when it is missing.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGet(string name, out Amount value)
    {
        for (var i = 0; i < Figures.Count; i++)
        {
            if (string.Equals(Figures[i].Name, name, StringComparison.Ordinal))
            {
                value = Figures[i].Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
