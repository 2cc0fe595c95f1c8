using Plimsoll.Research.Runs;

namespace Plimsoll.Research.Campaigns;

/// <summary>One run that is to be made.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Market">Its market in words.</param>
/// <param name="Make">Makes its request; called once, perhaps beside others.</param>
public sealed record CampaignCase(ulong Seed, string Market, Func<BacktestRequest> Make);
