namespace AcsDtmf.Contracts;

/// <summary>Where a receiver of events reports. Every member is called on the thread that receives.</summary>
public interface ICallEventReceiverSink : ICallEventSink, IMessageSink;
