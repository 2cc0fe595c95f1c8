using Plimsoll.Kernel;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Loop;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>What a run is made of.</summary>
internal sealed record BookRunParts(TradingKernel Kernel, BookVenue Venue, BookLoop Loop, RunLog Log);
