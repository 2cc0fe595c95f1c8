using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Paper;

/// <summary>Something happened in a run for which evidence counts no more.</summary>
/// <param name="Cause">What.</param>
/// <param name="Strategy">Number of the strategy; negative for all of the run.</param>
/// <param name="Reason">In a sentence.</param>
internal sealed record WithdrawalWish(WithdrawalCause Cause, int Strategy, string Reason);
