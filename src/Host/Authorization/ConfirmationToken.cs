using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Authorization;

/// <summary>
/// The word that an operator types to confirm live trading: the second of its expiry and an HMAC-SHA256 over run,
/// account and expiry with the local key. It is good for that run and account alone, and not for long.
/// </summary>
internal static class ConfirmationToken
{
    private const string Prefix = "live-";
    private const int HashBytes = 16;
    private const long SecondNs = 1_000_000_000;

    /// <summary>Longest that a token may be good for, in nanoseconds: 24 hours.</summary>
    public const long LengthMaxNs = 24L * 3_600 * SecondNs;

    /// <summary>Makes a token.</summary>
    /// <param name="key">The local key for tokens.</param>
    /// <param name="run">Name of the run; not empty.</param>
    /// <param name="account">Name of the account; not empty.</param>
    /// <param name="expiresNs">The first moment at which it is good no more, cut to seconds.</param>
    public static string Create(ReadOnlySpan<byte> key, string run, string account, long expiresNs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(run);
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        var second = expiresNs / SecondNs;
        return Prefix + second.ToString(CultureInfo.InvariantCulture) + "-"
            + Convert.ToHexStringLower(Hash(key, run, account, second));
    }

    /// <summary>
    /// Says what is wrong with a token; null when it is good. Nothing of it is repeated in the answer.
    /// </summary>
    /// <param name="key">The local key for tokens.</param>
    /// <param name="token">What was typed; blanks around it do not matter.</param>
    /// <param name="run">The run that wants to begin.</param>
    /// <param name="account">Its account.</param>
    /// <param name="nowNs">Now; nanoseconds since the epoch, UTC.</param>
    public static string? Problem(ReadOnlySpan<byte> key, string? token, string run, string account, long nowNs)
    {
        var text = token?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return "no confirmation token is given";
        }

        var parts = text.Split('-');
        if (parts is not ["live", var time, var hash]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            || second > long.MaxValue / SecondNs || hash.Length != 2 * HashBytes
            || !hash.All(char.IsAsciiHexDigitLower))
        {
            return "the confirmation token has not the form that 'plimsoll authorize token' prints";
        }

        var expected = Hash(key, run, account, second);
        if (!CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(hash)))
        {
            return $"the confirmation token is not for run '{run}' and account '{account}', or of another key";
        }

        var expiresNs = second * SecondNs;
        return nowNs >= expiresNs ? $"the confirmation token expired at {TimestampText.Format(expiresNs)}"
            : (Int128)expiresNs - nowNs > LengthMaxNs ? "the confirmation token is good for longer than 24 hours"
            : null;
    }

    // Each part with its length in front, so that no two triples give the same text.
    private static ReadOnlySpan<byte> Hash(ReadOnlySpan<byte> key, string run, string account, long second)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{run.Length}:{run}|{account.Length}:{account}|{second}");
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes);
    }
}
