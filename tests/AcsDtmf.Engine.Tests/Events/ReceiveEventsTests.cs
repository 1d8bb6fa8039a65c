using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Events are emitted as they arrive, and a callback is acknowledged when all of its events have been emitted.</summary>
public sealed class ReceiveEventsTests : ListenerTest
{
    private readonly ManualResetEventSlim _mayEmit = new();

    private string _prefix = string.Empty;

    [Fact]
    public async Task A_callback_is_acknowledged_after_its_last_event_was_emitted()
    {
        var sink = new ReceiverSink(callEvent => WaitFor(callEvent, "2"));
        Task receiving = Receive(sink, new CallEventReceiverOptions { MaximumCount = 2 });

        Task<HttpStatusCode> posting = PostAsync(_prefix, $"[{Payload.Stopped("1")},{Payload.Stopped("2")}]");
        await Patience.UntilAsync(() => sink.Events.Count == 1);
        await Task.Delay(100);
        Assert.False(posting.IsCompleted);
        _mayEmit.Set();

        Assert.Equal(HttpStatusCode.OK, await posting.WithinLimitAsync());
        await receiving;
        Assert.Equal(["1", "2"], sink.Ids);
    }

    [Fact]
    public async Task A_callback_is_not_acknowledged_when_emitting_fails()
    {
        var sink = new ReceiverSink(callEvent => throw new InvalidOperationException("The pipeline was stopped."));
        Task receiving = Receive(sink);

        Assert.False(await IsAcknowledgedAsync(PostAsync(_prefix, Payload.Stopped("1"))));

        await Assert.ThrowsAsync<InvalidOperationException>(() => receiving);
        Assert.Empty(sink.Events);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task A_callback_is_not_acknowledged_when_the_number_is_reached_within_it(int count, bool isAcknowledged)
    {
        var sink = new ReceiverSink();
        Task receiving = Receive(sink, new CallEventReceiverOptions { MaximumCount = count });

        Task<HttpStatusCode> posting = PostAsync(_prefix, $"[{Payload.Stopped("1")},{Payload.Stopped("2")},{Payload.Stopped("3")}]");

        await receiving;
        Assert.Equal(count, sink.Events.Count);
        Assert.Equal(isAcknowledged, await IsAcknowledgedAsync(posting));
    }

    [Fact]
    public async Task A_callback_without_a_wanted_event_is_acknowledged_while_the_pipeline_is_busy()
    {
        var sink = new ReceiverSink(callEvent => WaitFor(callEvent, "1"));
        Task receiving = Receive(sink, new CallEventReceiverOptions { Filter = callEvent => callEvent.Id != "unwanted", MaximumCount = 2 });
        Task<HttpStatusCode> posting = PostAsync(_prefix, Payload.Stopped("1"));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(_prefix, Payload.Stopped("unwanted")).WithinLimitAsync());
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_prefix, "[]").WithinLimitAsync());

        Assert.False(posting.IsCompleted);
        _mayEmit.Set();
        Assert.Equal(HttpStatusCode.OK, await posting.WithinLimitAsync());
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_prefix, $"[{Payload.Stopped("unwanted")},{Payload.Stopped("2")}]").WithinLimitAsync());
        await receiving;
        Assert.Equal(["1", "2"], sink.Ids);
    }

    [Fact]
    public async Task A_repeated_delivery_is_acknowledged_and_not_emitted_again()
    {
        var sink = new ReceiverSink();
        Task receiving = Receive(sink, new CallEventReceiverOptions { MaximumCount = 2 });

        foreach (string id in new[] { "1", "1", "2" })
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(_prefix, Payload.Stopped(id)).WithinLimitAsync());
        }

        await receiving;
        Assert.Equal(["1", "2"], sink.Ids);
    }

    [Fact]
    public async Task Callbacks_beyond_the_memory_limit_are_refused_while_the_pipeline_is_busy()
    {
        using var cancellation = new CancellationTokenSource();
        var sink = new ReceiverSink(callEvent => _mayEmit.Wait(TimeSpan.FromSeconds(60)));
        Task receiving = Receive(sink, cancellationToken: cancellation.Token);
        string padding = new(' ', 1_000_000);

        // Eight of them fit. If two that do not fit arrive at the same time, they can also displace one that would.
        Task<HttpStatusCode>[] postings = [.. Enumerable.Range(0, 12).Select(number => PostAsync(_prefix, Payload.Stopped($"{number}") + padding))];
        await Patience.UntilAsync(() => postings.Count(posting => posting.IsCompleted) >= 4);
        Assert.All(postings.Where(posting => posting.IsCompleted), posting => Assert.Equal(HttpStatusCode.ServiceUnavailable, posting.Result));
        _mayEmit.Set();

        HttpStatusCode[] statuses = await Task.WhenAll(postings).WithinLimitAsync();
        Assert.All(statuses, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable));
        Assert.NotEmpty(sink.Events);
        Assert.Equal(statuses.Count(status => status == HttpStatusCode.OK), sink.Events.Count);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);
    }

    [Fact]
    public async Task Many_callbacks_at_once_are_emitted_once_each()
    {
        var sink = new ReceiverSink();
        Task receiving = Receive(sink, new CallEventReceiverOptions { MaximumCount = 300 });

        HttpStatusCode[] statuses = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => PostAsync(_prefix, Payload.Stopped($"{number}"))));

        await receiving;
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(300, sink.Ids.Distinct().Count());
    }

    [Fact]
    public async Task What_is_no_event_is_an_error_and_the_events_beside_it_are_emitted()
    {
        var sink = new ReceiverSink();
        Task receiving = Receive(sink, new CallEventReceiverOptions { MaximumCount = 2 });

        Assert.Equal(HttpStatusCode.OK, await PostAsync(_prefix, "nonsense").WithinLimitAsync());
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_prefix, $"[{Payload.Stopped("1")},17,{Payload.Stopped("2")}]").WithinLimitAsync());

        await receiving;
        Assert.Equal(["1", "2"], sink.Ids);
        Assert.Equal([CallingErrorCode.InvalidCallEvent, CallingErrorCode.InvalidCallEvent], sink.Errors.Select(error => error.ErrorCode));
        Assert.Contains("The listener could not read 2 events", Assert.Single(sink.VerboseMessages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_refusal_causes_a_warning()
    {
        var sink = new ReceiverSink();
        Task receiving = Receive(sink, new CallEventReceiverOptions { MaximumCount = 1 }, Tokens.Audience);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(_prefix, Payload.Stopped("1")));
        await Patience.UntilAsync(() => !sink.Warnings.IsEmpty);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(_prefix, Payload.Stopped("1"), "x"));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(_prefix, Payload.Stopped("2"), Tokens.Issue(new CallbackTokenRequest())));

        await receiving;
        Assert.Equal("A callback was refused because it carried no token. Further refusals cause no warning.", Assert.Single(sink.Warnings));
        Assert.StartsWith("The listener refused 2 callbacks", Assert.Single(sink.VerboseMessages), StringComparison.Ordinal);
        Assert.Equal(["2"], sink.Ids);
    }

    [Fact]
    public async Task Fewer_events_than_requested_are_an_error_when_the_time_has_passed()
    {
        var sink = new ReceiverSink();
        Task receiving = Receive(sink, new CallEventReceiverOptions { MaximumCount = 2, Timeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_prefix, Payload.Stopped("1")));

        await receiving;

        CallingException error = Assert.Single(sink.Errors);
        Assert.Equal(CallingErrorCode.TooFewEvents, error.ErrorCode);
        Assert.Equal("1 of 2 events arrived within 1 s.", error.Message);
        Assert.Contains(_prefix, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_limit_without_a_number_of_events_ends_without_an_error()
    {
        var sink = new ReceiverSink();

        await Receive(sink, new CallEventReceiverOptions { Timeout = TimeSpan.FromMilliseconds(50) });

        Assert.Empty(sink.Errors);
        Assert.Empty(sink.VerboseMessages);
    }

    [Fact]
    public async Task It_ends_when_it_is_cancelled_and_the_address_is_free()
    {
        using var cancellation = new CancellationTokenSource();
        var sink = new ReceiverSink();
        Task receiving = Receive(sink, cancellationToken: cancellation.Token);
        await PostAsync(_prefix, Payload.Stopped("1"));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);
        new CallingEngine().ReceiveEvents(new CallEventListenerOptions(_prefix), new CallEventReceiverOptions(), sink, default).Dispose();
    }

    [Fact]
    public async Task The_events_of_the_service_tell_the_story_of_a_call()
    {
        var sink = new ReceiverSink();
        Task receiving = Receive(sink, new CallEventReceiverOptions { MaximumCount = 6 }, Tokens.Audience);
        var call = new Call("c", [new Participant("4:+14255550123"), new Participant("8:orgid:00000000-0000-0000-0000-000000000001")])
        {
            CallbackUri = new Uri(_prefix),
            State = CallConnectionState.Connecting,
        };
        CallSimulator simulator = Service.State.Simulator;

        simulator.ChangeState(call, CallConnectionState.Connected);
        simulator.Join(call, new Participant("4:+14255550124"));
        simulator.Leave(call, call.Participants[0]);
        simulator.ChangeState(call, CallConnectionState.Connected);
        simulator.ChangeState(call, CallConnectionState.Disconnected);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_prefix, Payload.Stopped("last"), Tokens.Issue(new CallbackTokenRequest())));

        await receiving;
        CallEvent[] events = [.. sink.Events.Where(callEvent => callEvent.Id != "last")];
        Assert.Equal(["CallConnected", "ParticipantsUpdated", "ParticipantsUpdated", "ParticipantsUpdated", "CallDisconnected"], events.Select(callEvent => callEvent.Name));
        Assert.All(events, callEvent => Assert.Equal("c", callEvent.CallConnectionId));
        Assert.All(events, callEvent => Assert.Equal(200, callEvent.ResultInformation?.Code));
        ParticipantsUpdated[] updates = [.. events.OfType<ParticipantsUpdated>()];
        Assert.Equal([1, 2, 3], updates.Select(update => update.SequenceNumber));
        Assert.Equal([2, 3, 2], updates.Select(update => update.Participants.Count));
        Assert.Equal("8:orgid:00000000-0000-0000-0000-000000000001,4:+14255550124", string.Join(",", updates[2].Participants));
    }

    protected override void CleanUp()
    {
        _mayEmit.Set();
        base.CleanUp();
        _mayEmit.Dispose();
    }

    /// <summary>Receives on a thread of its own, as a pipeline does; the listener is up when this returns.</summary>
    private Task Receive(ReceiverSink sink, CallEventReceiverOptions? options = null, string? audience = null, CancellationToken cancellationToken = default)
    {
        _prefix = FreePrefix();
        var listener = new CallEventListenerOptions(_prefix) { Audience = audience, OpenIdConfigurationUri = OpenIdConfiguration };
        ICallEventReceiver receiver = new CallingEngine().ReceiveEvents(listener, options ?? new CallEventReceiverOptions(), sink, cancellationToken);
        return OwnThread.RunAsync(() =>
        {
            using (receiver)
            {
                receiver.Receive();
            }
        });
    }

    /// <summary>Returns whether a sender counts its callback as delivered. If it does not, it has an error or no answer.</summary>
    private static async Task<bool> IsAcknowledgedAsync(Task<HttpStatusCode> posting)
    {
        try
        {
            return await posting.WithinLimitAsync() == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void WaitFor(CallEvent callEvent, string id)
    {
        if (callEvent.Id == id)
        {
            _mayEmit.Wait(TimeSpan.FromSeconds(60));
        }
    }
}
