namespace AcsDtmf.Emulator.Events;

/// <summary>What became of the events.</summary>
/// <param name="Pending">Waiting or being posted.</param>
/// <param name="Delivered">Accepted by their receiver.</param>
/// <param name="Failed">Given up after the last try.</param>
/// <param name="Undeliverable">Never posted, because their address is none or not on loopback.</param>
/// <param name="Attempts">Posts made, tries included.</param>
public sealed record DeliveryCounters(long Pending, long Delivered, long Failed, long Undeliverable, long Attempts);
