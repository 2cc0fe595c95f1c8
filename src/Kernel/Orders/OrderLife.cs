using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Orders;

/// <summary>
/// An order's life as one table: state and event give the next state and what is to be made of it. Quantities are facts
/// of their own: what is filled is the sum over the executions, and no state changes it.
/// </summary>
/// <remarks>
/// How to read the table: a state's name moves there; <c>=</c> stays; <c>working</c> is PartiallyFilled when something
/// is filled, else Accepted; <c>~</c> is late news, counted and left alone; <c>!</c> alone is impossible: nothing
/// changes, a desync is recorded; <c>!</c> before a state or <c>!=</c> is a fact that must not be: taken, and recorded.
/// Reports of one order may come in any order: as long as they contain one end at most, they lead to the same state.
/// </remarks>
public static class OrderLife
{
    private const string Answers = """
        .               Send      Accept   Reject   FillPart         FillWhole Cancel   Expire  Unasked
        PendingSubmit   Submitted Accepted Rejected !PartiallyFilled !Filled   Canceled Expired !
        Submitted       !         Accepted Rejected PartiallyFilled  Filled    Canceled Expired !
        Accepted        !         ~        Rejected PartiallyFilled  Filled    Canceled Expired !
        PartiallyFilled !         ~        !        =                Filled    Canceled Expired !
        PendingCancel   !         ~        Rejected =                Filled    Canceled Expired !
        PendingReplace  !         ~        Rejected =                Filled    Canceled Expired !
        Unknown         !         working  Rejected PartiallyFilled  Filled    Canceled Expired !
        External        !         =        Rejected =                Filled    Canceled Expired !
        Filled          !         ~        !        !=               !=        !        !       !
        Canceled        !         !        !        !=               !Filled   ~        !       !
        Rejected        !         !        ~        !=               !Filled   !        !       !
        Expired         !         !        !        !=               !Filled   !        ~       !
        """;

    private const string Changes = """
        .               AskCancel     AskReplace     Replace RefuseCancel RefuseReplace LoseSight Trigger
        PendingSubmit   Canceled      !              !       !            !             Unknown   !
        Submitted       PendingCancel PendingReplace =       ~            ~             Unknown   =
        Accepted        PendingCancel PendingReplace =       ~            ~             Unknown   =
        PartiallyFilled PendingCancel PendingReplace =       ~            ~             Unknown   =
        PendingCancel   =             !              =       working      =             Unknown   =
        PendingReplace  PendingCancel !              working ~            working       Unknown   =
        Unknown         =             !              working =            working       =         working
        External        =             !              =       =            =             =         =
        Filled          !             !              ~       ~            ~             ~         ~
        Canceled        !             !              ~       ~            ~             ~         ~
        Rejected        !             !              ~       ~            ~             ~         !
        Expired         !             !              ~       ~            ~             ~         ~
        """;

    // Beyond the states: whichever working state fits what is filled.
    private const byte Working = 100;
    private static readonly int EventCount = Enum.GetValues<OrderLifeEvent>().Length;
    private static readonly (byte Next, OrderOutcome Outcome)[] Table = Parse();

    /// <summary>Whether nothing should happen to an order in this state any more.</summary>
    public static bool IsFinal(OrderStatus status) => status >= OrderStatus.Filled;

    /// <summary>What follows from an event.</summary>
    /// <param name="status">The state before.</param>
    /// <param name="happening">What happens. Whether a fill leaves anything is for the caller to count.</param>
    /// <param name="hasFills">Whether anything of the order is filled.</param>
    public static OrderStep Step(OrderStatus status, OrderLifeEvent happening, bool hasFills)
    {
        var (next, outcome) = Table[((int)status * EventCount) + (int)happening];
        var state = next != Working ? (OrderStatus)next
            : hasFills ? OrderStatus.PartiallyFilled
            : OrderStatus.Accepted;
        return new OrderStep(state, outcome);
    }

    /// <summary>Whether the table sends this state and event to whichever working state fits the fills.</summary>
    internal static bool LeadsToWorking(OrderStatus status, OrderLifeEvent happening) =>
        Table[((int)status * EventCount) + (int)happening].Next == Working;

    private static (byte Next, OrderOutcome Outcome)[] Parse()
    {
        var table = new (byte Next, OrderOutcome Outcome)[Enum.GetValues<OrderStatus>().Length * EventCount];
        Array.Fill(table, (byte.MaxValue, OrderOutcome.Impossible));
        Fill(table, Answers);
        Fill(table, Changes);
        return table;
    }

    private static void Fill((byte Next, OrderOutcome Outcome)[] table, string text)
    {
        var lines = text.Split('\n');
        var head = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var row = 1; row < lines.Length; row++)
        {
            var words = lines[row].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var status = Enum.Parse<OrderStatus>(words[0]);
            for (var column = 1; column < words.Length; column++)
            {
                var happening = Enum.Parse<OrderLifeEvent>(head[column]);
                table[((int)status * EventCount) + (int)happening] = Cell(words[column], status);
            }
        }
    }

    private static (byte Next, OrderOutcome Outcome) Cell(string text, OrderStatus status) => text switch
    {
        "!" => ((byte)status, OrderOutcome.Impossible),
        "~" => ((byte)status, OrderOutcome.Late),
        "=" => ((byte)status, OrderOutcome.Moves),
        "!=" => ((byte)status, OrderOutcome.Alarm),
        "working" => (Working, OrderOutcome.Moves),
        ['!', .. var state] => ((byte)Enum.Parse<OrderStatus>(state), OrderOutcome.Alarm),
        _ => ((byte)Enum.Parse<OrderStatus>(text), OrderOutcome.Moves),
    };
}
