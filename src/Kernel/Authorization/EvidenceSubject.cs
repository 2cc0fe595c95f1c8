namespace Plimsoll.Kernel.Authorization;

/// <summary>What evidence speaks of: one strategy as it was then. Anything else about it is another subject.</summary>
/// <param name="Strategy">Name of the strategy; <see cref="Platform"/> for the platform as a whole.</param>
/// <param name="CodeHash">SHA-256 of its code, lower-case hexadecimal; empty for the platform.</param>
/// <param name="ParametersHash">SHA-256 of its parameters by name and value; empty for the platform.</param>
/// <param name="Version">Version of the product.</param>
public sealed record EvidenceSubject(string Strategy, string CodeHash, string ParametersHash, string Version)
{
    /// <summary>The name that stands for every strategy.</summary>
    public const string Platform = "*";

    /// <summary>The platform as a whole.</summary>
    /// <param name="version">Version of the product.</param>
    public static EvidenceSubject OfPlatform(string version) => new(Platform, "", "", version);

    /// <summary>Says how this subject differs from what runs now; null when it does not.</summary>
    /// <param name="now">What runs now.</param>
    public string? DifferenceFrom(EvidenceSubject now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (!Same(Version, now.Version))
        {
            return $"it is of version {Version}, and {now.Version} runs now";
        }

        if (Same(Strategy, Platform))
        {
            return null;
        }

        return !Same(Strategy, now.Strategy) ? $"it is of strategy {Strategy}"
            : !Same(CodeHash, now.CodeHash)
                ? $"the code has changed since: {Short(CodeHash)}, now {Short(now.CodeHash)}"
            : !Same(ParametersHash, now.ParametersHash)
                ? $"the parameters have changed since: {Short(ParametersHash)}, now {Short(now.ParametersHash)}"
            : null;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash.Length == 0 ? "none" : hash;
}
