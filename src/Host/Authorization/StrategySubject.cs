using System.Security.Cryptography;
using System.Text;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Authorization;

/// <summary>What a strategy is, as evidence names it.</summary>
internal static class StrategySubject
{
    /// <summary>The strategy as it would run now.</summary>
    /// <param name="strategy">Its code.</param>
    /// <param name="settings">Parameters as they were given; all others have their defaults.</param>
    public static EvidenceSubject Of(LoadedStrategy strategy, IReadOnlyDictionary<string, string> settings)
    {
        var values = strategy.Factory.ValuesOf(strategy.Factory.Create(settings));
        return new EvidenceSubject(
            strategy.Factory.Name, strategy.CodeHash,
            ParametersHash(values.Select(static one => (one.Name, one.Value))), ProductVersion.Text);
    }

    /// <summary>SHA-256 over all parameters, by name; the order they are given in does not matter.</summary>
    public static string ParametersHash(IEnumerable<(string Name, string Value)> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters.OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            text.Append(name).Append('=').Append(value).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
