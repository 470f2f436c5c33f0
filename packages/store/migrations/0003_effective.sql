CREATE TABLE `policy_in_use` (
	`client` text NOT NULL,
	`policy` text NOT NULL,
	`number` integer NOT NULL,
	`turn` integer NOT NULL,
	PRIMARY KEY(`client`, `policy`, `number`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- Every version that was ever made current, in the order of the history; the last of them is the one that was current.
INSERT INTO `policy_in_use` (`client`, `policy`, `number`, `turn`)
SELECT `client`, substr(`subject`, 8), CAST(`payload` ->> '$.number' AS integer), max(`seq`)
FROM `events` WHERE `verb` = 'version-made-current' GROUP BY 1, 2, 3;
--> statement-breakpoint
DROP TABLE `policy_current`;--> statement-breakpoint
ALTER TABLE `policy_versions` ADD `effectiveFrom` text;--> statement-breakpoint
ALTER TABLE `policy_versions` ADD `effectiveTo` text;--> statement-breakpoint
ALTER TABLE `policy_versions` ADD `zone` text;