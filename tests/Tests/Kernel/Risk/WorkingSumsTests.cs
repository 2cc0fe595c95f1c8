using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// Whatever happens to orders, positions, prices and rates: the sums that are kept up are those made anew.
/// </summary>
public sealed class WorkingSumsTests : IMarketFacts
{
    private const int Strategies = 3;
    private static readonly int[] Groups = [-1, 0, 0, -1];
    private readonly AccountBook account;
    private readonly RiskBook book;
    private OrderStore orders;
    private long executions;

    public WorkingSumsTests()
    {
        Instrument[] instruments =
        [
            RunSetup.Coin(InstrumentKind.Perpetual, number: 0), RunSetup.Coin(InstrumentKind.Spot, number: 1),
            Priced("COIN2.TEST", InstrumentKind.Spot, "EUR"), Priced("EUR-USD.TEST", InstrumentKind.Fx, "USD"),
        ];
        account = new AccountBook(
            instruments, Strategies, Currency.Of("USD"), Amount.FromUnits(1_000_000),
            new CurrencyRates(instruments, Currency.Of("USD")));
        book = new RiskBook(
            RiskText.ParseExact(["gross=1000000", "group.PAIR=COIN1.TEST,COIN2.TEST", "no-self-cross=true"]), account,
            Strategies - 1, SessionCalendar.Get("24x7"), this);
        orders = new OrderStore(book.Working);
    }

    public double? Validity(InstrumentIndex instrument) => null;

    public bool? IsBookOrderly(InstrumentIndex instrument) => null;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Transitions_AnyOrder_KeepTheSumsMadeAnew(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var truth = new WorkingTruth(book, orders, Groups);
        for (var step = 0; step < 1_500; step++)
        {
            Step(random, 1 + (step / 300 * 12));
            truth.Check();
            if (orders.Count != 0)
            {
                var order = orders[random.NextInt32(orders.Count)];
                truth.Check(order);
                Ask(truth, random, random.NextInt32(2) == 0 ? null : order);
            }
        }

        Assert.InRange(truth.Comparisons, 5_000, int.MaxValue);
    }

    [Fact]
    public void Restore_OrdersOfASavedStore_GivesTheSameSums()
    {
        var random = new SeededRandom(77);
        for (var i = 0; i < 300; i++)
        {
            Step(random, 40);
        }

        Assert.InRange(orders.Count, 20, 41);
        var buffer = new StateBuffer();
        OrderState.Save(buffer, orders);
        while (orders.Count != 0)
        {
            orders.Remove(orders[0]);
        }

        book.Sheet.Add(orders, default, default);
        Assert.Equal((0, 0), (book.Working.Ordered.Count, book.Working.Loose.Count));
        orders = new OrderStore(book.Working);
        OrderState.Restore(buffer, orders);
        new WorkingTruth(book, orders, Groups).Check();
        Assert.InRange(orders.Count, 20, 41);
    }

    private static Instrument Priced(string id, InstrumentKind kind, string quote) => new(
        InstrumentId.Parse(id), kind, DecimalGrid.Parse(kind == InstrumentKind.Fx ? "0.01" : "1"),
        DecimalGrid.Parse("1"), Currency.Of(quote), "24x7");

    private void Step(SeededRandom random, int most)
    {
        switch (random.NextInt32(10))
        {
            case 0 or 1 or 2 or 3 when orders.Count < most:
                Place(random);
                break;
            case 4 or 5 when orders.Count != 0:
                Move(random, orders[random.NextInt32(orders.Count)]);
                break;
            case 6 when orders.Count >= most / 2 && orders.Count != 0:
                orders.Remove(orders[random.NextInt32(orders.Count)]);
                break;
            case 7:
                Fill(random);
                break;
            default:
                account.OnPrice(account.Books[random.NextInt32(4)], 8 + random.NextInt32(9));
                break;
        }
    }

    private void Place(SeededRandom random)
    {
        var type = (OrderType)random.NextInt32(7);
        var request = new OrderRequest
        {
            Instrument = new InstrumentIndex(random.NextInt32(4)),
            Side = random.NextInt32(2) == 0 ? OrderSide.Buy : OrderSide.Sell,
            Type = type,
            Quantity = Quantity.FromLots(1 + random.NextInt32(20)),
            QuoteBudget = type == OrderType.Market && random.NextInt32(3) == 0
                ? Amount.FromUnits(1 + random.NextInt32(500))
                : Amount.Zero,
            LimitPrice = Price.FromTicks(5 + random.NextInt32(16)),
            StopPrice = Price.FromTicks(5 + random.NextInt32(16)),
            IsReduceOnly = random.NextInt32(6) == 0,
        };
        var order = orders.Add(orders.NextId(), new StrategyIndex(random.NextInt32(Strategies)), in request, 0);
        order.Status = random.NextInt32(12) == 0 ? OrderStatus.External : OrderStatus.Submitted;
    }

    private static void Move(SeededRandom random, Order order)
    {
        switch (random.NextInt32(7))
        {
            case 0:
                order.Status = OrderStatus.Unknown;
                break;
            case 1:
                order.Status = OrderStatus.Accepted;
                break;
            case 2 when !order.HasChange && order.Request.QuoteBudget.IsZero:
                var change = new OrderChange
                {
                    LimitPrice = Price.FromTicks(5 + random.NextInt32(16)),
                    StopPrice = Price.FromTicks(5 + random.NextInt32(16)),
                    Quantity = Quantity.FromLots(1 + random.NextInt32(30)),
                };
                order.AskChange(change.On(in order.Request));
                break;
            case 3 when order.HasChange:
                order.TakeChange(Quantity.FromLots(random.NextInt32(25)));
                break;
            case 4 when order.HasChange:
                order.DropChange();
                break;
            case 5:
                order.Grow(Quantity.FromLots(1 + random.NextInt32(20)));
                break;
            default:
                var value = Amount.FromUnits(1 + random.NextInt32(60));
                order.AddFill(Quantity.FromLots(1 + random.NextInt32(6)), value, Amount.FromUnits(1));
                break;
        }
    }

    private void Fill(SeededRandom random)
    {
        var instrument = new InstrumentIndex(random.NextInt32(4));
        var strategy = new StrategyIndex(random.NextInt32(Strategies));
        var held = account.Book(instrument).Positions[strategy.Value].Lots;
        var closes = held != 0 && random.NextInt32(2) == 0;
        var isBuy = closes ? held < 0 : random.NextInt32(2) == 0;
        var fill = new FillRecord(
            0, new OrderId(1_000_000), new ExecutionId(++executions), strategy, instrument,
            isBuy ? OrderSide.Buy : OrderSide.Sell, Price.FromTicks(8 + random.NextInt32(9)),
            Quantity.FromLots(closes ? Math.Abs(held) : 1 + random.NextInt32(9)), Amount.Zero, LiquiditySide.Taker);
        account.Apply(in fill, "test", out _);
        book.Sheet.Note(account.Book(instrument));
    }

    private void Ask(WorkingTruth truth, SeededRandom random, Order? changed)
    {
        var request = new OrderRequest
        {
            Instrument = changed?.Request.Instrument ?? new InstrumentIndex(random.NextInt32(4)),
            Type = OrderType.Limit,
            Side = changed?.Request.Side ?? (random.NextInt32(2) == 0 ? OrderSide.Buy : OrderSide.Sell),
        };
        var question = new RiskQuestion(in request)
        {
            NowNs = 0,
            Strategy = changed?.Strategy ?? new StrategyIndex(random.NextInt32(Strategies)),
            Book = account.Book(request.Instrument),
            Account = account,
            Orders = orders,
            Changed = changed,
            Lots = 1 + random.NextInt32(20),
            PriceTicks = 5 + random.NextInt32(16),
            Wide = book.Wide,
            Own = book.Wide,
            Tight = book.Wide,
        };
        truth.Check(in question);
    }
}
