CREATE TABLE `airports` (
	`client` text NOT NULL,
	`hash` text NOT NULL,
	`document` text NOT NULL,
	PRIMARY KEY(`client`, `hash`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `cases` ADD `airportsHash` text;